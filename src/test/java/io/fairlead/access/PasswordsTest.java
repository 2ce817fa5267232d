package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void a_password_matches_its_own_hash_only_and_each_hash_has_its_own_salt() {
        String hash = passwords.hash("harbour and rope");

        assertThat(passwords.matches("harbour and rope", hash)).isTrue();
        assertThat(passwords.matches("harbour and ropes", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.hash("harbour and rope")).isNotEqualTo(hash);
    }

    @Test
    void one_letter_typed_in_two_ways_is_one_password() {
        assertThat(passwords.matches("cafe\u0301 au lait", passwords.hash("caf\u00e9 au lait")))
                .isTrue();
    }

    @Test
    void the_decoy_and_what_is_no_hash_fit_nothing() {
        assertThat(passwords.matches("", passwords.decoy())).isFalse();
        assertThat(passwords.matches("x", "x")).isFalse();
        assertThat(passwords.decoy()).startsWith(passwords.hash("x").replaceFirst("p=1\\$.*", "p=1"));
    }

    @Test
    void one_time_passwords_differ_and_can_be_read_out() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(passwords.oneTime());
        }
        assertThat(made)
                .hasSize(1_000)
                .allMatch(password -> password.matches("([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}"));
    }

    @Test
    void a_chosen_password_is_long_enough_and_neither_the_name_nor_one_letter() {
        assertThat(Passwords.complaint("harbour and rope", "mei")).isEmpty();
        assertThat(Passwords.complaint("七个字的密码不够", "mei")).isEqualTo("account.too-short");
        assertThat(Passwords.complaint("x".repeat(201), "mei")).isEqualTo("account.too-long");
        assertThat(Passwords.complaint("aaaaaaaaaaaaaaa", "mei")).isEqualTo("account.too-simple");
        assertThat(Passwords.complaint("Mei is my name 77", "mei")).isEqualTo("account.too-simple");
    }
}
