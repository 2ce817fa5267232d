package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScannerTest {
    private static final Scanner SCANNER = new Scanner(Brands.none(), List.of());

    @Test
    void a_blank_before_a_number_at_the_beginning_of_the_text_is_read() {
        assertThat(SCANNER.scan(" 8 (912) 000-11-22")).containsExactly(new Span("PHONE", 1, 18));
    }

    @Test
    void a_second_link_right_behind_another_is_found_too() {
        String link = "otpauth" + "://totp/x?secret=" + "JBSWY3DP".repeat(2);

        assertThat(SCANNER.scan(link + " " + link))
                .extracting(Span::type)
                .containsExactly("TOTP_SECRET", "TOTP_SECRET");
    }
}
