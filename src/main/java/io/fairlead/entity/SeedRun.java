package io.fairlead.entity;

import java.util.Arrays;

/** Listed words in a row, of which one in twelve may be none: a typo, or a filler between them. */
final class SeedRun {
    private static final int GAP = 14;
    int[] starts = new int[32];
    int[] ends = new int[32];
    boolean[] listed = new boolean[32];
    int count;
    int hits;
    int misses;
    int mask;
    int gaps;
    int plainGaps;

    void begin(int start, int end, int lists) {
        count = 0;
        hits = 0;
        misses = 0;
        gaps = 0;
        plainGaps = 0;
        mask = lists;
        if (lists != 0) {
            push(start, end, true);
            hits = 1;
        }
    }

    boolean takes(Reading reading, int start, int end, int lists) {
        if (count == 0) {
            return false;
        }
        int gap = gap(reading, ends[count - 1], start);
        if (gap < 0) {
            return false;
        }
        if (lists != 0 && (mask & lists) != 0) {
            mask &= lists;
            push(start, end, true);
            hits++;
        } else {
            boolean lastMissed = !listed[count - 1];
            if (hits < 2 || lastMissed || misses > hits / 6 || end - start > 10 || end - start < 2) {
                return false;
            }
            push(start, end, false);
            misses++;
        }
        gaps++;
        plainGaps += gap;
        return true;
    }

    private void push(int start, int end, boolean hit) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            listed = Arrays.copyOf(listed, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        listed[count++] = hit;
    }

    /** 1 for a single blank, 0 for other separators and numbering, -1 for what does not stand in a phrase. */
    private static int gap(Reading reading, int from, int to) {
        if (to - from > GAP) {
            return -1;
        }
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (Chars.digit(c)) {
                digits++;
            } else if (Chars.cjk(c) && "第个個词詞一二三四五六七八九十、。".indexOf(c) < 0 || c == '@' || c == '$' || c == '%') {
                return -1;
            }
        }
        return digits > 4 ? -1 : to - from == 1 && reading.text[from] == ' ' ? 1 : 0;
    }

    /** "seed phrase: …": these words are in the list themselves. */
    void dropLabel(Reading reading) {
        int label = reading.cues.before(starts[3], Cue.SEED, starts[3] - starts[0]);
        int drop = 0;
        while (drop < 3 && starts[drop] < label) {
            drop++;
        }
        for (int w = drop; w < count; w++) {
            starts[w - drop] = starts[w];
            ends[w - drop] = ends[w];
            listed[w - drop] = listed[w];
        }
        count -= drop;
        hits -= drop;
    }

    void trim() {
        while (count > 0 && !listed[count - 1]) {
            count--;
            misses--;
        }
    }
}
