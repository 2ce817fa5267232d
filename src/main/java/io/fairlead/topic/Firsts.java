package io.fairlead.topic;

/** Characters that something may begin with, as a small table that is asked before anything slower is tried. */
final class Firsts {
    private final long[] bits = new long[64];

    /** Begins with one of these characters, all of them folded. */
    Firsts(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            int bit = bit(characters.charAt(i));
            bits[bit >> 6] |= 1L << bit;
        }
    }

    /** False only for characters that are not among them. */
    boolean may(char c) {
        int bit = bit(c);
        return (bits[bit >> 6] >>> bit & 1) != 0;
    }

    private static int bit(char c) {
        return (c ^ c >>> 12) & 0xfff;
    }
}
