package io.fairlead.topic;

import io.fairlead.config.HanPairs;

/**
 * Folds text so that writings of the same word meet: lower case, half width, traditional characters as simplified ones.
 * Each UTF-16 unit becomes exactly one, so that places in the folded text are places in the original.
 */
final class Wording {
    private static final byte SPACED = 1;
    private static final byte UNSPACED = 2;
    private static final byte[] SCRIPTS = scripts();
    private static final char[] FOLDED = table();

    private Wording() {}

    static String fold(String text) {
        return new String(letters(text));
    }

    /** The same as {@link #fold(String)}, as characters. */
    static char[] letters(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = FOLDED[folded[i]];
        }
        return folded;
    }

    /** True for scripts that are written without spaces, or whose words carry endings like Korean ones. */
    static boolean unspaced(char c) {
        return SCRIPTS[c] == UNSPACED;
    }

    /** True for letters of the scripts that separate words by spaces, and their marks. */
    static boolean spaced(char c) {
        return SCRIPTS[c] == SPACED;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean han(char c) {
        return c >= '\u4e00' && c <= '\u9fff' || c >= '\u3400' && c <= '\u4dbf' || c >= '\uf900' && c <= '\ufaff';
    }

    private static byte[] scripts() {
        byte[] scripts = new byte[1 << 16];
        for (int i = 0; i < scripts.length; i++) {
            char c = (char) i;
            if (c >= '\u2e80' && (c <= '\ud7ff' || c >= '\uf900' && c <= '\ufaff') && Character.isLetter(c)
                    || c >= '\u0e00' && c <= '\u0eff'
                    || c >= '\u1000' && c <= '\u109f'
                    || c >= '\u1780' && c <= '\u17ff') {
                scripts[i] = UNSPACED;
            } else if (Character.isLetter(c) || c >= 128 && Character.getType(c) == Character.NON_SPACING_MARK) {
                scripts[i] = SPACED;
            }
        }
        return scripts;
    }

    private static char[] table() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            char half = c >= 0xff01 && c <= 0xff5e ? (char) (c - 0xfee0) : c == 0x3000 ? ' ' : (char) c;
            table[c] = Character.toLowerCase(half);
        }
        table['\u2019'] = '\'';
        table['\u2018'] = '\'';
        table['\u00a0'] = ' ';
        table['\u0451'] = '\u0435';
        HanPairs.each((traditional, simplified) -> table[traditional] = simplified);
        return table;
    }
}
