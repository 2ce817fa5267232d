package io.fairlead.entity;

import java.util.Arrays;

/** The runs of ASCII letters and digits of 15 characters and more: where keys, hashes and addresses can be. */
final class Words {
    static final int LEAST = 15;
    private static final int[] NONE = new int[0];
    int count;
    private int[] starts = NONE;
    private int[] ends = NONE;

    Words(char[] text, int length) {
        int start = 0;
        while (start + LEAST <= length) {
            // Backwards from where a word of that length would end: most places are passed over unseen.
            int i = start + LEAST - 1;
            while (i >= start && Chars.alnum(text[i])) {
                i--;
            }
            if (i >= start) {
                start = i + 1;
                continue;
            }
            int end = start + LEAST;
            while (end < length && Chars.alnum(text[end])) {
                end++;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, Math.max(8, 2 * count));
                ends = Arrays.copyOf(ends, Math.max(8, 2 * count));
            }
            starts[count] = start;
            ends[count++] = end;
            start = end + 1;
        }
    }

    int start(int n) {
        return starts[n];
    }

    int end(int n) {
        return ends[n];
    }
}
