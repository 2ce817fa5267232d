package io.fairlead.entity;

import java.util.Arrays;

/** The runs of ASCII letters and digits of 15 characters and more: where keys, hashes and addresses can be. */
final class Words {
    static final int LEAST = 15;
    int count;
    private int[] starts = new int[4];
    private int[] ends = new int[4];

    Words(char[] text, int length) {
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i < length && Chars.alnum(text[i])) {
                continue;
            }
            if (i - start >= LEAST) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                    ends = Arrays.copyOf(ends, 2 * count);
                }
                starts[count] = start;
                ends[count++] = i;
            }
            start = i + 1;
        }
    }

    int start(int n) {
        return starts[n];
    }

    int end(int n) {
        return ends[n];
    }
}
