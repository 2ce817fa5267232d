package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorKeyDetectorTest {
    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LETTERS = CAPITALS + CAPITALS.toLowerCase(java.util.Locale.ROOT);
    private static final Map<String, String> ALPHABETS = Map.of(
            "U", CAPITALS + DIGITS,
            "A", LETTERS + DIGITS,
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
        String key = f[0] + random(ALPHABETS.get(f[3]), least);

        assertThat(SCANNER.scan("it says " + key + " is not valid")).contains(new Span("API_KEY", 8, 8 + key.length()));
        assertThat(SCANNER.scan("it says " + f[0] + " is not valid")).isEmpty();
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
