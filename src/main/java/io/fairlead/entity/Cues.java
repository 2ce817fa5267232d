package io.fairlead.entity;

import java.util.Arrays;

/** Where the context words of each {@link Cue} stand in one text. */
final class Cues {
    private static final int[] NONE = new int[0];
    private final int[][] starts = new int[Cue.values().length][];
    private final int[][] ends = new int[Cue.values().length][];
    private final int[] counts = new int[Cue.values().length];

    void add(int cue, int start, int end) {
        if (starts[cue] == null) {
            starts[cue] = new int[4];
            ends[cue] = new int[4];
        }
        int n = counts[cue];
        // Keywords begin in order; one within the last is none, a longer one from the same place replaces it.
        if (n > 0 && ends[cue][n - 1] >= end) {
            return;
        }
        if (n > 0 && starts[cue][n - 1] == start) {
            n--;
        }
        if (n == starts[cue].length) {
            starts[cue] = Arrays.copyOf(starts[cue], 2 * n);
            ends[cue] = Arrays.copyOf(ends[cue], 2 * n);
        }
        starts[cue][n] = start;
        ends[cue][n] = end;
        counts[cue] = n + 1;
    }

    boolean any(Cue cue) {
        return counts[cue.ordinal()] > 0;
    }

    int count(Cue cue) {
        return counts[cue.ordinal()];
    }

    int start(Cue cue, int n) {
        return starts[cue.ordinal()][n];
    }

    int end(Cue cue, int n) {
        return ends[cue.ordinal()][n];
    }

    /** Where the last such word ends that stands before the place, at most {@code within} characters away; or -1. */
    int before(int place, Cue cue, int within) {
        int at = last(cue, place);
        return at >= 0 && place - ends[cue.ordinal()][at] <= within ? ends[cue.ordinal()][at] : -1;
    }

    /** Where the first such word begins that stands after the place, at most {@code within} characters away; or -1. */
    int after(int place, Cue cue, int within) {
        int[] all = counts[cue.ordinal()] == 0 ? NONE : starts[cue.ordinal()];
        int at = Arrays.binarySearch(all, 0, counts[cue.ordinal()], place);
        at = at >= 0 ? at : -at - 1;
        return at < counts[cue.ordinal()] && all[at] - place <= within ? all[at] : -1;
    }

    /** Where the word ends that {@link #after} said begins here. */
    int endOf(Cue cue, int start) {
        int c = cue.ordinal();
        return ends[c][Arrays.binarySearch(starts[c], 0, counts[c], start)];
    }

    /** Where the word begins that ends here. */
    int startOf(Cue cue, int end) {
        int c = cue.ordinal();
        return starts[c][Arrays.binarySearch(ends[c], 0, counts[c], end)];
    }

    boolean near(int start, int end, Cue cue, int within) {
        return counts[cue.ordinal()] > 0 && (before(start, cue, within) >= 0 || after(end, cue, within) >= 0);
    }

    private int last(Cue cue, int place) {
        int c = cue.ordinal();
        if (counts[c] == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(ends[c], 0, counts[c], place);
        return at >= 0 ? at : -at - 2;
    }
}
