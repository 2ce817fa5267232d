package io.fairlead.entity;

/** A bit for each ASCII sign and for digits, capitals and line ends: which of them stand in a text tells what need not be sought in it. */
final class Signs {
    static final long DIGIT = 1;
    static final long CAPITAL = 1 << 1;
    static final long LINE = 1 << 2;
    static final long COLON;
    static final long EQUALS;
    private static final int OTHER = 0x7f;
    private static final long[] BITS = new long[OTHER + 1];

    static {
        int next = 3;
        for (char c = '!'; c < OTHER; c++) {
            if (Chars.digit(c)) {
                BITS[c] = DIGIT;
            } else if (c >= 'A' && c <= 'Z') {
                BITS[c] = CAPITAL;
            } else if (!Chars.letter(c)) {
                BITS[c] = 1L << next++;
            }
        }
        BITS['\n'] = LINE;
        COLON = BITS[':'];
        EQUALS = BITS['='];
    }

    private Signs() {}

    /** 0 for what has no bit: small letters, blanks, everything beyond ASCII. */
    static long of(char c) {
        return BITS[Math.min(c, OTHER)];
    }

    static long of(String signs) {
        long bits = 0;
        for (int i = 0; i < signs.length(); i++) {
            bits |= of(signs.charAt(i));
        }
        return bits;
    }
}
