package io.fairlead.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    private static final String BEGINS = "whsec" + "_";

    @Test
    void signs_as_the_published_test_vector_says() {
        SigningSecret secret = SigningSecret.of(BEGINS + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_new_one_is_one_and_does_not_print() {
        String made = SigningSecret.made(new SecureRandom());

        assertThat(Base64.getDecoder().decode(made.substring(BEGINS.length()))).hasSize(32);
        assertThat(SigningSecret.of(made)).hasToString("•••");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "AAAA", "not base64 at all!"})
    void what_is_none_is_refused_and_not_repeated(String written) {
        for (String text : new String[] {written, BEGINS + written, BEGINS + "A".repeat(88) + "AAAA"}) {
            assertThatThrownBy(() -> SigningSecret.of(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("24 to 64 bytes")
                    .hasMessageNotContaining("AAAA");
        }
    }
}
