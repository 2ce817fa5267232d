package io.fairlead.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds words and phrases in folded text in one pass. A phrase of a spaced script stands alone between other letters
 * unless it carries a {@code *} at that side; one in Chinese, Japanese, Korean or Thai is found anywhere.
 */
final class Phrases<T> {
    private static final int FREE_START = 1;
    private static final int FREE_END = 2;

    private final List<T> values = new ArrayList<>();
    private final List<Integer> freedoms = new ArrayList<>();
    private final List<List<Integer>> ends = new ArrayList<>(List.of(List.of()));
    /** First characters of phrases, and of those that may start inside a word. */
    private final BitSet firsts = new BitSet();

    private final BitSet freeFirsts = new BitSet();
    private long[] keys = new long[1024];
    private int[] nexts = new int[1024];
    private int edges;

    /** What was found, and where. */
    record Match<T>(T value, int start, int end) {}

    void add(String phrase, T value) {
        String folded = Wording.fold(phrase.strip());
        int freedom = (folded.startsWith("*") ? FREE_START : 0) | (folded.endsWith("*") ? FREE_END : 0);
        String bare = folded.substring(
                (freedom & FREE_START) == 0 ? 0 : 1, folded.length() - ((freedom & FREE_END) == 0 ? 0 : 1));
        if (bare.isEmpty()) {
            return;
        }
        firsts.set(bare.charAt(0));
        if ((freedom & FREE_START) != 0) {
            freeFirsts.set(bare.charAt(0));
        }
        int node = 0;
        for (int i = 0; i < bare.length(); i++) {
            node = grow(node, bare.charAt(i));
        }
        if (ends.get(node).isEmpty()) {
            ends.set(node, new ArrayList<>());
        }
        ends.get(node).add(values.size());
        values.add(value);
        freedoms.add(freedom);
    }

    /** Every phrase that stands in the text, overlapping ones included, by place of their first character. */
    List<Match<T>> all(String folded) {
        List<Match<T>> found = new ArrayList<>();
        for (int i = 0; i < folded.length(); i++) {
            matchesAt(folded, i, found);
        }
        return found;
    }

    /** The same without overlaps: the longest at a place hides what starts inside it. */
    List<Match<T>> longest(String folded) {
        List<Match<T>> found = new ArrayList<>();
        List<Match<T>> here = new ArrayList<>();
        for (int i = 0; i < folded.length(); ) {
            here.clear();
            matchesAt(folded, i, here);
            if (here.isEmpty()) {
                i++;
            } else {
                Match<T> longest = here.get(here.size() - 1);
                found.add(longest);
                i = longest.end();
            }
        }
        return found;
    }

    private void matchesAt(String text, int start, List<Match<T>> found) {
        char first = text.charAt(start);
        if (!firsts.get(first)
                || start > 0
                        && first < 128
                        && Wording.spaced(first)
                        && Wording.spaced(text.charAt(start - 1))
                        && !freeFirsts.get(first)) {
            return;
        }
        int node = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                c = ' ';
            }
            node = next(node, c);
            if (node == 0) {
                return;
            }
            if (c == ' ') {
                while (i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1))) {
                    i++;
                }
            }
            for (int end : ends.get(node)) {
                if (startsFreely(text, start, freedoms.get(end)) && endsFreely(text, i + 1, freedoms.get(end))) {
                    found.add(new Match<>(values.get(end), start, i + 1));
                }
            }
        }
    }

    private static boolean startsFreely(String text, int start, int freedom) {
        return (freedom & FREE_START) != 0
                || start == 0
                || !Wording.spaced(text.charAt(start - 1))
                        && !(digit(text.charAt(start)) && digit(text.charAt(start - 1)))
                || !Wording.spaced(text.charAt(start)) && !digit(text.charAt(start));
    }

    private static boolean endsFreely(String text, int end, int freedom) {
        if ((freedom & FREE_END) != 0 || end == text.length()) {
            return true;
        }
        char last = text.charAt(end - 1);
        char after = text.charAt(end);
        return !Wording.spaced(last) && !digit(last) || !Wording.spaced(after) && !digit(after);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private int next(int node, char c) {
        long key = ((long) node << 16 | c) + 1;
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return nexts[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return 0;
    }

    private int grow(int node, char c) {
        int known = next(node, c);
        if (known != 0) {
            return known;
        }
        if (++edges * 2 > keys.length) {
            rehash();
        }
        ends.add(List.of());
        put(((long) node << 16 | c) + 1, ends.size() - 1);
        return ends.size() - 1;
    }

    private void rehash() {
        long[] oldKeys = keys;
        int[] oldNexts = nexts;
        keys = new long[oldKeys.length * 2];
        nexts = Arrays.copyOf(new int[0], keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldNexts[i]);
            }
        }
    }

    private void put(long key, int next) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        nexts[slot] = next;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & keys.length - 1;
    }
}
