package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorKeyDetectorTest {
    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LETTERS = CAPITALS + CAPITALS.toLowerCase(Locale.ROOT);
    private static final Map<String, String> ALPHABETS = Map.of(
            "U", CAPITALS + DIGITS,
            "A", LETTERS + DIGITS,
            "C", LETTERS + DIGITS,
            "W", LETTERS + DIGITS,
            "H", "abcdef" + DIGITS,
            "B", LETTERS + DIGITS,
            "S", LETTERS + DIGITS);
    private static final Scanner SCANNER = new Scanner(Brands.none(), List.of());

    static List<String> forms() {
        return CueFiles.lines("vendor-keys.txt");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_vendors_key_is_found_at_its_least_length_and_its_prefix_alone_is_none(String form) {
        String[] f = form.split(" ");
        int least = Integer.parseInt(f[1]);
        String random = random(ALPHABETS.get(f[3]), least);
        String key = f[0] + (f[3].equals("C") ? checked(random) : random);

        assertThat(SCANNER.scan("it says " + key + " is not valid")).contains(new Span("API_KEY", 8, 8 + key.length()));
        assertThat(SCANNER.scan("it says " + f[0] + " is not valid")).isEmpty();
    }

    @Test
    void a_token_whose_checksum_is_wrong_is_found_only_where_it_is_called_a_token() {
        String key = "ghp_" + checked(random(LETTERS + DIGITS, 36));
        String wrong = key.substring(0, key.length() - 1) + (key.endsWith("a") ? "b" : "a");

        assertThat(SCANNER.scan("it says " + wrong + " is not valid")).isEmpty();
        assertThat(SCANNER.scan("my token " + wrong + " is not valid")).containsExactly(new Span("API_KEY", 9, 49));
    }

    @Test
    void the_checksum_is_the_one_that_github_gave_to_a_token_of_its_own() {
        // The example of the post that introduced the format.
        assertThat(TokenChecksum.base62("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"))
                .isTrue();
        assertThat(TokenChecksum.base62("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq18"))
                .isFalse();
    }

    /** The last six characters replaced by the checksum of the others. */
    private static String checked(String random) {
        String secret = random.substring(0, random.length() - 6);
        CRC32 crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
            digits.append((DIGITS + CAPITALS + CAPITALS.toLowerCase(Locale.ROOT)).charAt((int) (rest % 62)));
        }
        return secret + digits.reverse();
    }

    private static String random(String alphabet, int length) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("7");
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
