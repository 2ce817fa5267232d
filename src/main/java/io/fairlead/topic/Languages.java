package io.fairlead.topic;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    /** A Chinese character says about as much as three letters, a Korean one as two. */
    private static final int LETTERS_PER_HAN = 3;

    private static final int LETTERS_PER_HANGUL = 2;

    private static final byte NONE = 0;
    private static final byte LATIN = 1;
    private static final byte HAN = 2;
    private static final byte KANA = 3;
    private static final byte FIRST_OTHER = 4;
    private static final List<String> OTHERS = Stream.concat(
                    Stream.of(UNKNOWN, "cyrillic", "arabic"),
                    ONE_LANGUAGE.values().stream().sorted())
            .toList();
    private static final int HANGUL = FIRST_OTHER + OTHERS.indexOf("ko");
    /** Of each character the script, which is much faster than to ask Unicode's tables. */
    private static final byte[] SCRIPTS = scripts();

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
        Prose prose = Prose.of(text);
        int[] letters = letters(prose);
        int latinLetters = letters[LATIN];
        int han = LETTERS_PER_HAN * letters[HAN];
        int kana = LETTERS_PER_HAN * letters[KANA];
        letters[HANGUL] *= LETTERS_PER_HANGUL;
        int script = mostOf(letters, prose);
        int other = script < 0 ? 0 : letters[script];
        if (kana > 0 && (han + kana) * 2 >= Math.max(latinLetters, other) && kana * 8 > han) {
            return "ja";
        }
        if (han > 0 && han >= latinLetters && han >= other) {
            return HanVariants.traditional(prose) ? "zh-Hant" : "zh-Hans";
        }
        if (other > 0 && other * 2 >= latinLetters) {
            String name = OTHERS.get(script - FIRST_OTHER);
            return switch (name) {
                case "cyrillic" -> Alphabets.cyrillic(prose.words());
                case "arabic" -> Alphabets.arabic(prose.words());
                default -> name;
            };
        }
        return latinLetters < 2 ? UNKNOWN : latin.detect(prose);
    }

    /** How many letters of each script there are. */
    private static int[] letters(Prose prose) {
        int[] letters = new int[FIRST_OTHER + OTHERS.size()];
        String words = prose.text().words();
        for (int i = 0; i < prose.size(); i++) {
            for (int at = prose.start(i); at < prose.end(i); at++) {
                letters[SCRIPTS[words.charAt(at)]]++;
            }
        }
        return letters;
    }

    /** The most frequent of the other scripts, of equal ones that which comes first; -1 where there is none. */
    private static int mostOf(int[] letters, Prose prose) {
        int most = -1;
        for (int script = FIRST_OTHER; script < letters.length; script++) {
            int more = letters[script] - (most < 0 ? 0 : letters[most]);
            if (more > 0 || more == 0 && most > 0 && first(script, most, prose) == script) {
                most = script;
            }
        }
        return most;
    }

    private static int first(int one, int other, Prose prose) {
        String words = prose.words();
        for (int i = 0; i < words.length(); i++) {
            int script = SCRIPTS[words.charAt(i)];
            if (script == one || script == other) {
                return script;
            }
        }
        return other;
    }

    private static byte[] scripts() {
        byte[] scripts = new byte[1 << 16];
        for (int i = 0; i < scripts.length; i++) {
            char c = (char) i;
            if (c < 128) {
                scripts[i] = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? LATIN : NONE;
            } else {
                scripts[i] = Character.isLetter(c) ? script(c) : NONE;
            }
        }
        return scripts;
    }

    private static byte script(char c) {
        if (c < '\u0250') {
            return LATIN;
        }
        Character.UnicodeScript script = Wording.han(c) ? Character.UnicodeScript.HAN : Character.UnicodeScript.of(c);
        return switch (script) {
            case LATIN -> LATIN;
            case HAN -> HAN;
            case HIRAGANA, KATAKANA -> KANA;
            case CYRILLIC -> other("cyrillic");
            case ARABIC -> other("arabic");
            default -> other(ONE_LANGUAGE.getOrDefault(script, UNKNOWN));
        };
    }

    private static byte other(String name) {
        return (byte) (FIRST_OTHER + OTHERS.indexOf(name));
    }

    private static final class Shipped {
        private static final Languages LANGUAGES = new Languages(
                LatinLanguages.learn(List.of("en", "es", "pt", "fr", "de", "it", "nl", "pl", "id", "tr", "vi")));
    }
}
