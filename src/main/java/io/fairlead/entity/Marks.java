package io.fairlead.entity;

/** A bit for each character of a text that has some property, so that runs of them are found 64 characters at a time. */
final class Marks {
    private static final byte[] KINDS = new byte[65536];
    private static final int LETTER = 1;
    private static final int DIGIT = 2;

    static {
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = (byte) (Chars.wordLetter((char) c) ? LETTER : Chars.digit((char) c) ? DIGIT : 0);
        }
    }

    private Marks() {}

    /** As many longs as a text of the length needs. */
    static long[] of(int length) {
        return new long[(length + 63) >> 6];
    }

    /** 1 for letters of scripts that put blanks between words, else 0. */
    static long letter(char c) {
        return KINDS[c] & LETTER;
    }

    /** 1 for the digits from 0 to 9, else 0. */
    static long digit(char c) {
        return KINDS[c] >> 1;
    }

    /** The first marked place from here on; {@code length} when there is none. */
    static int next(long[] marks, int from, int length) {
        return next(marks, from, length, 0);
    }

    /** The first place from here on that is not marked; {@code length} when there is none. */
    static int end(long[] marks, int from, int length) {
        return next(marks, from, length, -1);
    }

    private static int next(long[] marks, int from, int length, long flipped) {
        int block = from >> 6;
        if (from >= length) {
            return length;
        }
        long left = (marks[block] ^ flipped) & -1L << from;
        while (left == 0) {
            if (++block == marks.length) {
                return length;
            }
            left = marks[block] ^ flipped;
        }
        return Math.min(length, (block << 6) + Long.numberOfTrailingZeros(left));
    }
}
