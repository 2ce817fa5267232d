package io.fairlead.topic;

/** What single folded characters may begin: a table that is asked before anything slower is tried. */
final class FactSigns {
    static final int DIGIT = 1;
    /** A Chinese numeral. */
    static final int NUMERAL = 1 << 1;
    /** A currency's sign. */
    static final int SYMBOL = 1 << 2;
    /** First of a word that announces an amount. */
    static final int ANNOUNCES = 1 << 3;
    /** First of a word for money moving. */
    static final int MOVES = 1 << 4;
    /** First of a time in Chinese. */
    static final int TIME = 1 << 5;

    static final String NUMERALS = "零一二两三四五六七八九十百千万半";
    private static final byte[] SIGNS = signs();

    private FactSigns() {}

    static int of(char c) {
        return SIGNS[c];
    }

    static boolean is(char c, int sign) {
        return (SIGNS[c] & sign) != 0;
    }

    /** All that occur in a text. */
    static int in(char[] text) {
        int all = 0;
        for (char c : text) {
            all |= SIGNS[c];
        }
        return all;
    }

    private static byte[] signs() {
        byte[] signs = new byte[1 << 16];
        set(signs, "0123456789", DIGIT);
        set(signs, NUMERALS, NUMERAL);
        set(signs, "$€£¥₽₺₫₩", SYMBOL);
        set(signs, "asqt金数共一总", ANNOUNCES);
        set(signs, "充转提存打汇买卖付扣退入赔亏少收", MOVES);
        set(signs, "零一二两三四五六七八九十凌清早上中下傍晚半夜深今大前昨本这周星礼月刚几北", TIME);
        return signs;
    }

    private static void set(byte[] signs, String characters, int sign) {
        characters.chars().forEach(c -> signs[c] |= (byte) sign);
    }
}
