package io.fairlead.incident;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words by which two messages are compared: small letters, without numbers, links, addresses and masks, which differ
 * from customer to customer. Scripts that put no spaces between words are cut into pairs of characters.
 */
final class TellingWords {
    private static final int LONGEST_READ = 1_200;
    private static final int SHORTEST = 3;
    private static final Pattern NOT_WORDS = Pattern.compile(
            "\\[[^\\]\\n]{1,40}]|https?://\\S+|\\S*@\\S+|\\S*\\p{Nd}\\S*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern RUN =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]+"
                    + "|[\\p{L}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]]+");

    private TellingWords() {}

    static Set<String> of(String text) {
        String plain = words(text.substring(0, Math.min(LONGEST_READ, text.length())));
        Set<String> terms = new LinkedHashSet<>();
        Matcher run =
                RUN.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (run.find()) {
            String word = run.group();
            if (!unspaced(word)) {
                if (word.length() >= SHORTEST) {
                    terms.add(singular(word));
                }
            } else {
                int[] characters = word.codePoints().toArray();
                for (int i = 0; i + 1 < characters.length; i++) {
                    terms.add(new String(characters, i, 2));
                }
            }
        }
        return terms;
    }

    /** The text without what is a customer's own, for a title. */
    static String words(String text) {
        return NOT_WORDS.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    private static boolean unspaced(String run) {
        return switch (Character.UnicodeScript.of(run.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
            default -> false;
        };
    }

    private static String singular(String word) {
        return word.length() > SHORTEST + 1 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
