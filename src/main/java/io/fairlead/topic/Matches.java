package io.fairlead.topic;

import java.util.Arrays;

/** What a {@link Lexicon} found in a text: of each list without overlaps, in the order of the text. */
final class Matches {
    private static final int WIDTH = 4;
    private static final int NEVER = -1;

    private int[] found = new int[16 * WIDTH];
    private int size;
    /** Of each list the last that was found. */
    private final int[] lastOf;

    Matches(int lists) {
        this.lastOf = new int[lists];
        Arrays.fill(lastOf, NEVER);
    }

    /** To be called by rising start, and for one start by rising end. */
    void add(int list, int value, int start, int end) {
        int last = lastOf[list];
        if (last != NEVER && start(last) == start) {
            put(last, list, value, start, end);
        } else if (last == NEVER || start >= end(last)) {
            if (size * WIDTH == found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            lastOf[list] = size;
            put(size++, list, value, start, end);
        }
    }

    private void put(int match, int list, int value, int start, int end) {
        int at = match * WIDTH;
        found[at] = list;
        found[at + 1] = value;
        found[at + 2] = start;
        found[at + 3] = end;
    }

    /** True when something of the list was found. */
    boolean any(int list) {
        return lastOf[list] != NEVER;
    }

    /** The first match of a list at or after the given one, -1 where there is none. */
    int next(int list, int from) {
        for (int match = from; match <= lastOf[list]; match++) {
            if (found[match * WIDTH] == list) {
                return match;
            }
        }
        return NEVER;
    }

    int value(int match) {
        return found[match * WIDTH + 1];
    }

    int start(int match) {
        return found[match * WIDTH + 2];
    }

    int end(int match) {
        return found[match * WIDTH + 3];
    }
}
