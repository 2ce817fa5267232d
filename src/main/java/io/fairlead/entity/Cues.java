package io.fairlead.entity;

import java.util.Arrays;

/** Where the context words of each {@link Cue} stand in one text, by list and place. */
final class Cues {
    private static final int LISTS = Cue.values().length;

    /** Where the words of a list begin in {@link #starts} and {@link #ends}; those of the next follow. */
    private final int[] from = new int[LISTS + 1];

    private final int[] counts = new int[LISTS];
    private final int[] starts;
    private final int[] ends;

    /** @param hits list, start and end of each word, in the order of their starts and then of their ends */
    Cues(int[] hits, int length) {
        for (int i = 0; i < length; i += 3) {
            from[hits[i] + 1]++;
        }
        for (int list = 0; list < LISTS; list++) {
            from[list + 1] += from[list];
        }
        starts = new int[length / 3];
        ends = new int[length / 3];
        for (int i = 0; i < length; i += 3) {
            add(hits[i], hits[i + 1], hits[i + 2]);
        }
    }

    private void add(int list, int start, int end) {
        int last = from[list] + counts[list] - 1;
        boolean any = counts[list] > 0;
        // A word within the last is none, a longer one from the same place replaces it.
        if (any && ends[last] >= end) {
            return;
        }
        if (any && starts[last] == start) {
            ends[last] = end;
            return;
        }
        starts[last + 1] = start;
        ends[last + 1] = end;
        counts[list]++;
    }

    boolean any(Cue cue) {
        return counts[cue.ordinal()] > 0;
    }

    int count(Cue cue) {
        return counts[cue.ordinal()];
    }

    int start(Cue cue, int n) {
        return starts[from[cue.ordinal()] + n];
    }

    int end(Cue cue, int n) {
        return ends[from[cue.ordinal()] + n];
    }

    /** Where the last such word ends that stands before the place, at most {@code within} characters away; or -1. */
    int before(int place, Cue cue, int within) {
        int c = cue.ordinal();
        if (counts[c] == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(ends, from[c], from[c] + counts[c], place);
        at = at >= 0 ? at : -at - 2;
        return at >= from[c] && place - ends[at] <= within ? ends[at] : -1;
    }

    /** Where the first such word begins that stands after the place, at most {@code within} characters away; or -1. */
    int after(int place, Cue cue, int within) {
        int c = cue.ordinal();
        if (counts[c] == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(starts, from[c], from[c] + counts[c], place);
        at = at >= 0 ? at : -at - 1;
        return at < from[c] + counts[c] && starts[at] - place <= within ? starts[at] : -1;
    }

    /** Where the word ends that {@link #after} said begins here. */
    int endOf(Cue cue, int start) {
        int c = cue.ordinal();
        return ends[Arrays.binarySearch(starts, from[c], from[c] + counts[c], start)];
    }

    /** Where the word begins that {@link #before} said ends here. */
    int startOf(Cue cue, int end) {
        int c = cue.ordinal();
        return starts[Arrays.binarySearch(ends, from[c], from[c] + counts[c], end)];
    }

    boolean near(int start, int end, Cue cue, int within) {
        return counts[cue.ordinal()] > 0 && (before(start, cue, within) >= 0 || after(end, cue, within) >= 0);
    }
}
