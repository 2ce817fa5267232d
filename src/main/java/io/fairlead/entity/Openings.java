package io.fairlead.entity;

import java.util.Arrays;

/**
 * The first four characters of keywords: they fill a long, of which a bit is looked up in a table that stays in a
 * processor's nearest cache, so that most words of a text cost no more than that; then the node that they lead to.
 */
final class Openings {
    static final int LENGTH = 4;
    /** Characters that are read from a place on; a text needs so many zeros behind its end. */
    static final int AHEAD = 2 * LENGTH;

    private static final int LONG = 1 << 16;
    private static final int SHORT = 1 << 13;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int OPEN = 1;
    /** No letter follows its last letter. */
    private static final int BOUNDED = 2;

    private final long[] four = new long[LONG >> 6];
    /** Those of the four with which a keyword of less than eight characters begins. */
    private final long[] middling = new long[LONG >> 6];
    /** The first eight characters of longer keywords. */
    private final long[] eight = new long[LONG >> 6];
    /** Whole keywords of three characters and fewer: {@link #OPEN}, {@link #BOUNDED}, or both for two that look the same. */
    private final byte[] fewer = new byte[SHORT];

    private long[] keys = new long[1 << 10];
    private int[] nodes = new int[1 << 10];
    private int count;

    /** The next four characters. */
    static long at(char[] text, int start) {
        return text[start] | (long) text[start + 1] << 16 | (long) text[start + 2] << 32 | (long) text[start + 3] << 48;
    }

    /** Notes a keyword; letters may follow it or not. */
    void keyword(String word, boolean open) {
        char[] letters = Arrays.copyOf(word.toCharArray(), word.length() + AHEAD);
        long opening = at(letters, 0);
        if (word.length() < LENGTH) {
            fewer[slot(opening, SHORT)] |= open ? OPEN : BOUNDED;
            return;
        }
        mark(four, opening);
        if (word.length() < AHEAD) {
            mark(middling, opening);
        } else {
            mark(eight, both(opening, at(letters, LENGTH)));
        }
    }

    /**
     * A bit for each length of a keyword that may stand here: one, two, three characters, four or more; a bit that is not
     * set is certain. Without a branch, which a text makes hard to foretell.
     *
     * @param letters a bit for each of the next characters that is a letter
     */
    int any(char[] lower, int start, long letters) {
        long opening = at(lower, start);
        int longer = bit(middling, opening) | bit(eight, both(opening, at(lower, start + LENGTH)));
        long goesOn = letters & letters >>> 1;
        return fits(opening & 0xffffL, goesOn)
                | fits(opening & 0xffffffffL, goesOn >>> 1) << 1
                | fits(opening & 0xffffffffffffL, goesOn >>> 2) << 2
                | (bit(four, opening) & longer) << 3;
    }

    private int fits(long prefix, long goesOn) {
        int kinds = fewer[slot(prefix, SHORT)];
        return kinds & 1 | kinds >> 1 & (int) ~goesOn & 1;
    }

    /** Notes the node that four characters, or those of a whole keyword of fewer, lead to. */
    void add(long opening, int node) {
        if (++count * 2 > keys.length) {
            long[] old = keys;
            int[] oldNodes = nodes;
            keys = new long[2 * old.length];
            nodes = new int[2 * old.length];
            for (int i = 0; i < old.length; i++) {
                if (oldNodes[i] > 0) {
                    put(old[i], oldNodes[i]);
                }
            }
        }
        put(opening, node);
    }

    /** The node that so many of the characters lead to, 0 for none: whole keywords of fewer than four, beginnings of four. */
    int node(long opening, int characters) {
        return nodes[place(opening & -1L >>> 64 - 16 * characters)];
    }

    private void put(long opening, int node) {
        int at = place(opening);
        keys[at] = opening;
        nodes[at] = node;
    }

    private int place(long opening) {
        int at = slot(opening, keys.length);
        while (nodes[at] != 0 && keys[at] != opening) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private static long both(long first, long second) {
        return first * MIX ^ second;
    }

    private static void mark(long[] bits, long opening) {
        int at = slot(opening, LONG);
        bits[at >> 6] |= 1L << at;
    }

    private static int bit(long[] bits, long opening) {
        int at = slot(opening, LONG);
        return (int) (bits[at >> 6] >>> at) & 1;
    }

    private static int slot(long characters, int slots) {
        return (int) (characters * MIX >>> 40) & slots - 1;
    }
}
