package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    @Test
    void keccak_gives_the_digests_that_its_authors_published() {
        assertThat(hex("")).isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        assertThat(hex("abc")).isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
        assertThat(hex("a".repeat(136)))
                .as("a message that fills a block is padded in the next")
                .isEqualTo("a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e");
    }

    /** Examples of EIP-55. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "52908400098527886E0F7030069857D2E4169EE7",
                "de709f2102306220921060314715629080e2fb77"
            })
    void an_address_in_mixed_case_has_its_checksum_in_the_capitals(String digits) {
        assertThat(Encodings.ethereum(digits)).isTrue();
    }

    @Test
    void one_letter_in_the_wrong_case_makes_it_none() {
        assertThat(Encodings.ethereum("5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
                .isFalse();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Keccak.digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
