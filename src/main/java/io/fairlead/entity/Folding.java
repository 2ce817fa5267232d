package io.fairlead.entity;

import io.fairlead.config.HanPairs;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Character tables of the copy that is read: Unicode NFKC a character at a time, without invisible characters, and a
 * second table in lower case without accents and with simplified characters for traditional ones, in which keywords are
 * sought.
 */
final class Folding {
    /** Character that the copy leaves out. */
    static final char DROP = 0;
    /** Character that becomes several: see {@link #several}. */
    static final char SEVERAL = 1;

    /** Character that joins the one before it, or half of one beyond the first plane: see {@link #composes}, {@link #pair}. */
    static final char JOINED = 2;
    /** Below it a folded character is one of these, and the text needs a map. */
    static final char PLAIN = 3;

    private static final char[] FOLD = new char[65536];
    private static final char[] LOWER = new char[65536];
    private static final Map<Character, String> SEVERAL_OF = new HashMap<>();

    static {
        for (int c = 0; c < 65536; c++) {
            FOLD[c] = composes((char) c) || pair((char) c) ? JOINED : fold((char) c);
        }
        for (int c = 0; c < 65536; c++) {
            LOWER[c] = lower(c);
        }
        HanPairs.each((traditional, simplified) -> LOWER[traditional] = simplified);
    }

    private Folding() {}

    static char of(char c) {
        return FOLD[c];
    }

    static String several(char c) {
        return SEVERAL_OF.get(c);
    }

    /** Lower case, without accents, simplified, white space as a blank; of a folded character. */
    static char lowerOf(char c) {
        return LOWER[c];
    }

    /** An invisible character that belongs to the one before it: a keycap, a variant, an accent. */
    static boolean joins(char c) {
        return c >= 0xfe00 && c <= 0xfe0f || c == 0x20e3 || c >= 0x0300 && c <= 0x036f;
    }

    /** A mark of kana, or a vowel or final of a Korean syllable, that makes one character with the one before it. */
    static boolean composes(char c) {
        return c == 0x3099 || c == 0x309a || c >= 0x1161 && c <= 0x1175 || c >= 0x11a8 && c <= 0x11c2;
    }

    /** First half of a letter in a mathematical or boxed style, or of an emoji: read as the letter, or as a blank. */
    static boolean pair(char c) {
        return c == 0xd835 || c >= 0xd83c && c <= 0xd83e;
    }

    /**
     * What a character beyond the first plane reads as: the letter that it draws, the Chinese syllable that it stands for
     * behind a Chinese character ("私🔑"), else a blank.
     */
    static String pair(String both, char before) {
        int c = both.codePointAt(0);
        if (c >= 0x1f150 && c <= 0x1f169 || c >= 0x1f170 && c <= 0x1f189) {
            return String.valueOf((char) ('A' + (c - 0x1f150) % 32));
        }
        if ("私密秘思".indexOf(before) >= 0 && (c == 0x1f511 || c == 0x1f5dd)) {
            return "钥";
        }
        if ("证證验驗密认信态箱权用复份".indexOf(before) >= 0 && (c == 0x1f40e || c == 0x1f434 || c == 0x1f3c7)) {
            return "码";
        }
        if (c == 0x1f194) {
            return "ID";
        }
        if (c == 0x1f448) {
            return "←";
        }
        String plain = Normalizer.normalize(both, Normalizer.Form.NFKC);
        return plain.codePointAt(0) < 0x10000 ? plain : " ";
    }

    /** A keyword as {@link Reading#lower} would hold it. */
    static String key(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 0x20 || word.charAt(i) >= 0x7f) {
                return folded(word);
            }
        }
        return word.toLowerCase(Locale.ROOT);
    }

    private static String folded(String word) {
        StringBuilder key = new StringBuilder(word.length());
        for (char c : Normalizer.normalize(word, Normalizer.Form.NFC).toCharArray()) {
            char folded = of(c);
            if (folded == SEVERAL) {
                several(c).chars().forEach(x -> key.append(lowerOf((char) x)));
            } else if (folded != DROP) {
                key.append(lowerOf(folded == JOINED ? c : folded));
            }
        }
        return key.toString();
    }

    private static char fold(char c) {
        if (c >= 0x20 && c < 0x7f || c == '\n') {
            return c;
        }
        if (c == '\t' || c == '\r' || c == 0x0b || c == 0x0c || Character.isSpaceChar(c)) {
            return c == 0x2028 || c == 0x2029 ? '\n' : ' ';
        }
        if (invisible(c)) {
            return DROP;
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        if (c == 0x2b05) {
            return '←';
        }
        if (picture(c)) {
            return ' ';
        }
        switch (c) {
            case 0x2018, 0x2019, 0x201a, 0x2032, 0xb4, 0x02bc -> {
                return '\'';
            }
            case 0x201c, 0x201d, 0x201e, 0x2033, 0xab, 0xbb, 0x300c, 0x300d, 0x300e, 0x300f -> {
                return '"';
            }
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500 -> {
                return '-';
            }
            case 0xb7, 0x2022, 0x25cf, 0x30fb -> {
                return c;
            }
            default -> {}
        }
        if (c >= 0x3400 && c < 0xa000 || c >= 0xac00 && c < 0xf900 || Character.isSurrogate(c)) {
            return c;
        }
        String folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        if (folded.length() == 1) {
            return folded.charAt(0);
        }
        SEVERAL_OF.put(c, folded);
        return SEVERAL;
    }

    /** A sign in colour that says nothing; the stars among them are left, because they stand for masked characters. */
    private static boolean picture(char c) {
        boolean star = c >= 0x2720 && c <= 0x274b;
        return (c >= 0x2600 && c <= 0x27bf && !star || c >= 0x2b00 && c <= 0x2bff || c >= 0x231a && c <= 0x23ff)
                && Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static boolean invisible(char c) {
        return Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0x20e3
                || c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x3164
                || c == 0xffa0
                || c >= 0x0300 && c <= 0x036f
                || c >= 0x064b && c <= 0x0652
                || c == 0x0640;
    }

    private static char lower(int c) {
        if (c == '\n') {
            return ' ';
        }
        char low = Character.toLowerCase((char) c);
        switch (low) {
            case 0x0111 -> {
                return 'd';
            }
            case 0x0131 -> {
                return 'i';
            }
            case 0x00f8 -> {
                return 'o';
            }
            case 0x0142 -> {
                return 'l';
            }
            case 0x00df -> {
                return 's';
            }
            case 0x0451 -> {
                return 0x0435;
            }
            case 0x0623, 0x0625, 0x0622 -> {
                return 0x0627;
            }
            default -> {}
        }
        if (low >= 0xc0 && low < 0x250 || low >= 0x1e00 && low < 0x1f00) {
            return Character.toLowerCase(Normalizer.normalize(String.valueOf(low), Normalizer.Form.NFD)
                    .charAt(0));
        }
        return low;
    }
}
