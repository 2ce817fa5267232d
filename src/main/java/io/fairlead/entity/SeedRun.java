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
    /** Lists that hold the word taken last although none of the run's does; 0 when it is another. */
    private int missed;

    private int missedStart;
    private int missedEnd;

    /** A new run, with the word before if that is of the same list: "frase semilla place miss …" is Spanish, then English. */
    void beginAgain(int start, int end, int lists) {
        int shared = missed & lists;
        if (shared == 0) {
            begin(start, end, lists);
            return;
        }
        begin(missedStart, missedEnd, shared);
        push(start, end, true);
        hits = 2;
        gaps = 1;
        plainGaps = 1;
    }

    private void begin(int start, int end, int lists) {
        count = 0;
        hits = 0;
        misses = 0;
        gaps = 0;
        plainGaps = 0;
        mask = lists;
        missed = 0;
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
            missed = 0;
        } else {
            boolean lastMissed = !listed[count - 1];
            if (hits < 2 || lastMissed || misses > hits / 6 || end - start > 10 || end - start < 2) {
                return false;
            }
            push(start, end, false);
            missed = lists;
            missedStart = start;
            missedEnd = end;
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
        keep(drop, count);
    }

    /** Cuts off the words of the sentence around: up to four at either end, before or after a separator that is not the phrase's. */
    void cut(Reading reading) {
        if (count < 8) {
            return;
        }
        int middle = count / 2;
        String own = kind(reading, ends[middle - 1], starts[middle]);
        int from = 0;
        for (int w = 1; w <= 4; w++) {
            from = own.equals(kind(reading, ends[w - 1], starts[w])) ? from : w;
        }
        int to = count;
        for (int w = count - 1; w >= count - 4; w--) {
            to = own.equals(kind(reading, ends[w - 1], starts[w])) ? to : w;
        }
        // A line that is broken in two is no end of a phrase.
        if (to - from >= 11) {
            keep(from, to);
        }
    }

    private void keep(int from, int to) {
        hits = 0;
        for (int w = from; w < to; w++) {
            starts[w - from] = starts[w];
            ends[w - from] = ends[w];
            listed[w - from] = listed[w];
            hits += listed[w] ? 1 : 0;
        }
        count = to - from;
        misses = count - hits;
    }

    /** What stands between two words, blanks aside; one sign for a number. */
    static String kind(Reading reading, int from, int to) {
        StringBuilder kind = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (c == '\n') {
                kind.append('|');
            } else if (Chars.digit(c)) {
                kind.append(Chars.digit(reading.at(i + 1)) ? "" : "#");
            } else if (c != ' ') {
                kind.append(c);
            }
        }
        // A line that is broken between numbered words is no other separator.
        int line = kind.indexOf("|");
        return line == 0 && kind.length() > 1 ? kind.substring(kind.lastIndexOf("|") + 1) : kind.toString();
    }

    void trim() {
        while (count > 0 && !listed[count - 1]) {
            count--;
            misses--;
        }
    }
}
