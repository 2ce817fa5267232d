package io.fairlead.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds every keyword of every list in one pass (Aho and Corasick 1975). ASCII goes through a dense table; other
 * scripts through a hash with failure links, because a dense row for each Chinese character would fill the memory.
 */
final class Keywords {
    private static final int ASCII = 128;
    private final List<int[]> outputs = new ArrayList<>();
    private int[] next = new int[ASCII * 1024];
    private int[] fail = new int[1024];
    private int[][] output;
    private int states = 1;
    private long[] keys = new long[1 << 12];
    private int[] values = new int[1 << 12];
    private int hashed;
    private int[] root;

    /** @param word as {@link Folding#key} gives it; a trailing {@code *} lets letters follow it */
    void add(String word, int cue) {
        boolean open = word.endsWith("*");
        String key = open ? word.substring(0, word.length() - 1) : word;
        int state = 0;
        for (char c : key.toCharArray()) {
            int to = step(state, c);
            if (to == 0) {
                to = grow();
                put(state, c, to);
            }
            state = to;
        }
        while (outputs.size() <= state) {
            outputs.add(null);
        }
        int[] old = outputs.get(state);
        int[] more = old == null ? new int[3] : Arrays.copyOf(old, old.length + 3);
        more[more.length - 3] = cue;
        more[more.length - 2] = key.length();
        more[more.length - 1] = open ? 1 : 0;
        outputs.set(state, more);
    }

    /** Call once after the last {@link #add}. */
    Keywords ready() {
        List<List<int[]>> children = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            children.add(new ArrayList<>());
            for (int c = 0; c < ASCII; c++) {
                if (next[s * ASCII + c] != 0) {
                    children.get(s).add(new int[] {c, next[s * ASCII + c]});
                }
            }
        }
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != 0) {
                children.get((int) (keys[i] >>> 16) - 1).add(new int[] {(int) (keys[i] & 0xffff), values[i]});
            }
        }
        output = new int[states][];
        int[] queue = new int[states];
        int head = 0;
        int tail = 1;
        while (head < tail) {
            int s = queue[head++];
            int[] own = s < outputs.size() ? outputs.get(s) : null;
            int[] inherited = s == 0 ? null : output[fail[s]];
            output[s] = own == null ? inherited : inherited == null ? own : join(own, inherited);
            for (int[] child : children.get(s)) {
                fail[child[1]] = s == 0 ? 0 : follow(fail[s], (char) child[0]);
                queue[tail++] = child[1];
            }
            for (int c = 0; c < ASCII; c++) {
                if (next[s * ASCII + c] == 0 && s != 0) {
                    next[s * ASCII + c] = next[fail[s] * ASCII + c];
                }
            }
        }
        outputs.clear();
        int[] first = new int[65536];
        for (int c = 0; c < 65536; c++) {
            first[c] = step(0, (char) c);
        }
        root = first;
        return this;
    }

    void scan(char[] lower, int length, Cues cues) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            char c = lower[i];
            state = c < ASCII ? next[state * ASCII + c] : follow(state, c);
            int[] found = output[state];
            if (found != null) {
                report(found, lower, i + 1, length, cues);
            }
        }
    }

    private static void report(int[] found, char[] lower, int end, int length, Cues cues) {
        for (int f = 0; f < found.length; f += 3) {
            int start = end - found[f + 1];
            boolean cutBefore = start == 0 || !Chars.wordLetter(lower[start]) || !Chars.wordLetter(lower[start - 1]);
            if (start > 0 && end - start <= 4 && Chars.digit(lower[start - 1]) && Chars.letter(lower[start])) {
                continue; // "cc" within "3cc92": hex, not a word
            }
            boolean cutAfter = found[f + 2] == 1
                    || end == length
                    || !Chars.wordLetter(lower[end - 1])
                    || !Chars.wordLetter(lower[end]);
            if (cutBefore && cutAfter) {
                cues.add(found[f], start, found[f + 2] == 1 ? word(lower, end, length) : end);
            }
        }
    }

    /** Where the word ends that goes on after an open keyword. */
    private static int word(char[] lower, int end, int length) {
        int i = end;
        while (i < length && Chars.wordLetter(lower[end - 1]) && Chars.wordLetter(lower[i])) {
            i++;
        }
        return i;
    }

    private int follow(int from, char c) {
        int state = from;
        while (true) {
            int to = step(state, c);
            if (to != 0 || state == 0) {
                return to;
            }
            state = fail[state];
        }
    }

    private int step(int state, char c) {
        if (c < ASCII) {
            return next[state * ASCII + c];
        }
        if (state == 0 && root != null) {
            return root[c];
        }
        long key = ((long) state + 1) << 16 | c;
        int at = slot(key, keys.length);
        while (values[at] != 0) {
            if (keys[at] == key) {
                return values[at];
            }
            at = at + 1 & keys.length - 1;
        }
        return 0;
    }

    private void put(int state, char c, int to) {
        if (c < ASCII) {
            next[state * ASCII + c] = to;
            return;
        }
        if (2 * ++hashed > keys.length) {
            long[] oldKeys = keys;
            int[] oldValues = values;
            keys = new long[2 * oldKeys.length];
            values = new int[2 * oldKeys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldValues[i] != 0) {
                    insert(oldKeys[i], oldValues[i]);
                }
            }
        }
        insert(((long) state + 1) << 16 | c, to);
    }

    private void insert(long key, int value) {
        int at = slot(key, keys.length);
        while (values[at] != 0) {
            at = at + 1 & keys.length - 1;
        }
        keys[at] = key;
        values[at] = value;
    }

    private static int slot(long key, int size) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & size - 1;
    }

    private int grow() {
        if (states * ASCII == next.length) {
            next = Arrays.copyOf(next, 2 * next.length);
            fail = Arrays.copyOf(fail, 2 * fail.length);
        }
        return states++;
    }

    private static int[] join(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
