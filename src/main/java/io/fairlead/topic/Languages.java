package io.fairlead.topic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says in which language a message is written (BCP 47). The script decides most; Latin script goes to {@link
 * LatinLanguages}. Links, addresses, hashes, code and tickers in capitals do not count.
 */
final class Languages {
    static final String UNKNOWN = "und";

    private static final Map<Character.UnicodeScript, String> ONE_LANGUAGE = Map.ofEntries(
            Map.entry(Character.UnicodeScript.HANGUL, "ko"),
            Map.entry(Character.UnicodeScript.THAI, "th"),
            Map.entry(Character.UnicodeScript.DEVANAGARI, "hi"),
            Map.entry(Character.UnicodeScript.BENGALI, "bn"),
            Map.entry(Character.UnicodeScript.TAMIL, "ta"),
            Map.entry(Character.UnicodeScript.TELUGU, "te"),
            Map.entry(Character.UnicodeScript.GREEK, "el"),
            Map.entry(Character.UnicodeScript.HEBREW, "he"),
            Map.entry(Character.UnicodeScript.GEORGIAN, "ka"),
            Map.entry(Character.UnicodeScript.ARMENIAN, "hy"),
            Map.entry(Character.UnicodeScript.KHMER, "km"),
            Map.entry(Character.UnicodeScript.MYANMAR, "my"),
            Map.entry(Character.UnicodeScript.LAO, "lo"),
            Map.entry(Character.UnicodeScript.ETHIOPIC, "am"),
            Map.entry(Character.UnicodeScript.SINHALA, "si"));
    /** A Chinese character says about as much as three letters. */
    private static final int LETTERS_PER_HAN = 3;

    private final LatinLanguages latin;

    Languages(LatinLanguages latin) {
        this.latin = latin;
    }

    /** The languages that ship; learnt once. */
    static Languages shipped() {
        return Shipped.LANGUAGES;
    }

    /** A BCP 47 tag; {@link #UNKNOWN} when nothing in the text is language. */
    String detect(CutText text) {
        String words = Prose.of(text);
        int[] weights = new int[4];
        Map<String, Integer> others = new LinkedHashMap<>();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c < 128) {
                weights[0] += c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? 1 : 0;
            } else if (Character.isLetter(c)) {
                Character.UnicodeScript script = script(c);
                switch (script) {
                    case LATIN -> weights[0]++;
                    case HAN -> weights[1] += LETTERS_PER_HAN;
                    case HIRAGANA, KATAKANA -> weights[2] += LETTERS_PER_HAN;
                    default ->
                        others.merge(language(script), script == Character.UnicodeScript.HANGUL ? 2 : 1, Integer::sum);
                }
            }
        }
        int other = others.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (weights[2] > 0
                && (weights[1] + weights[2]) * 2 >= Math.max(weights[0], other)
                && weights[2] * 8 > weights[1]) {
            return "ja";
        }
        if (weights[1] > 0 && weights[1] >= weights[0] && weights[1] >= other) {
            return HanVariants.traditional(words) ? "zh-Hant" : "zh-Hans";
        }
        if (other > 0 && other * 2 >= weights[0]) {
            String script = others.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            return switch (script) {
                case "cyrillic" -> Alphabets.cyrillic(words);
                case "arabic" -> Alphabets.arabic(words);
                default -> script;
            };
        }
        return weights[0] < 2 ? UNKNOWN : latin.detect(words);
    }

    /** The frequent ones by their ranges, which is much faster than to ask Unicode's tables. */
    private static Character.UnicodeScript script(char c) {
        if (c < '\u0250') {
            return Character.UnicodeScript.LATIN;
        }
        return Wording.han(c) ? Character.UnicodeScript.HAN : Character.UnicodeScript.of(c);
    }

    private static String language(Character.UnicodeScript script) {
        return switch (script) {
            case CYRILLIC -> "cyrillic";
            case ARABIC -> "arabic";
            default -> ONE_LANGUAGE.getOrDefault(script, UNKNOWN);
        };
    }

    private static final class Shipped {
        private static final Languages LANGUAGES = new Languages(
                LatinLanguages.learn(List.of("en", "es", "pt", "fr", "de", "it", "nl", "pl", "id", "tr", "vi")));
    }
}
