package io.fairlead.entity;

import java.util.Arrays;

/** The runs of digits in a text, in order; most detectors walk these instead of the text. */
final class Numbers {
    private static final int[] EMPTY = new int[0];
    /** Of a text without digits. */
    static final Numbers NONE = new Numbers(new long[0], 0);

    int count;
    private int[] starts = EMPTY;
    private int[] ends = EMPTY;
    /** Digits in all runs before. */
    private int[] sums = {0};

    /** @param digits {@link Marks} of them */
    Numbers(long[] digits, int length) {
        int end = 0;
        for (int start = Marks.next(digits, 0, length); start < length; start = Marks.next(digits, end, length)) {
            end = Marks.end(digits, start, length);
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, Math.max(8, 2 * count));
                ends = Arrays.copyOf(ends, Math.max(8, 2 * count));
                sums = Arrays.copyOf(sums, Math.max(9, 2 * count + 1));
            }
            starts[count] = start;
            ends[count++] = end;
            sums[count] = sums[count - 1] + end - start;
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

    /** In all runs. */
    int digits() {
        return sums[count];
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
