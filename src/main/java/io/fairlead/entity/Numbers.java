package io.fairlead.entity;

import java.util.Arrays;

/** The runs of digits in a text, in order; most detectors walk these instead of the text. */
final class Numbers {
    private static final int[] NONE = new int[0];
    int count;
    private int[] starts = NONE;
    private int[] ends = NONE;
    /** Digits in all runs before. */
    private int[] sums = {0};

    Numbers(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] > '9' || text[i] < '0') {
                continue;
            }
            int start = i;
            while (i < length && Chars.digit(text[i])) {
                i++;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, Math.max(8, 2 * count));
                ends = Arrays.copyOf(ends, Math.max(8, 2 * count));
                sums = Arrays.copyOf(sums, Math.max(9, 2 * count + 1));
            }
            starts[count] = start;
            ends[count++] = i;
            sums[count] = sums[count - 1] + i - start;
        }
    }

    int start(int n) {
        return starts[n];
    }

    int end(int n) {
        return ends[n];
    }

    int digits(int n) {
        return ends[n] - starts[n];
    }

    /** In both runs and those between. */
    int digits(int first, int last) {
        return sums[last + 1] - sums[first];
    }

    /** The first run that begins at or after the place; {@link #count} when there is none. */
    int from(int place) {
        int at = Arrays.binarySearch(starts, 0, count, place);
        return at >= 0 ? at : -at - 1;
    }
}
