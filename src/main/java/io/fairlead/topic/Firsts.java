package io.fairlead.topic;

/** The first two characters of words, as a small table that is asked before anything slower is tried. */
final class Firsts {
    private final long[] bits = new long[256];

    /** Begins with one of these words, all of them folded and of two characters at least. */
    Firsts(String... words) {
        for (String word : words) {
            add(word.charAt(0), word.charAt(1));
        }
    }

    /** One more beginning: any of the first characters and any of the second ones behind it. */
    Firsts and(String firsts, String seconds) {
        for (char first : firsts.toCharArray()) {
            for (char second : seconds.toCharArray()) {
                add(first, second);
            }
        }
        return this;
    }

    /** False only where none of the words begins. */
    boolean may(char[] text, int at) {
        if (at + 1 >= text.length) {
            return false;
        }
        int bit = bit(text[at], text[at + 1]);
        return (bits[bit >> 6] >>> bit & 1) != 0;
    }

    private void add(char first, char second) {
        int bit = bit(first, second);
        bits[bit >> 6] |= 1L << bit;
    }

    private static int bit(char first, char second) {
        return ((first << 16 | second) * 0x9E3779B1) >>> 18;
    }
}
