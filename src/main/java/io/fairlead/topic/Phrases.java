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
    private static final int[] NONE = {};

    private final List<T> values = new ArrayList<>();
    private byte[] freedoms = new byte[64];
    /** First characters of phrases that may start inside a word. */
    private final BitSet freeFirsts = new BitSet();
    /** A bit for the beginning, up to three characters, of each phrase: what is not in here starts none. */
    private final long[] starts = new long[512];

    /** The nodes of a tree: those after the first two characters by these, each further one by parent and character. */
    private int[] keys = new int[256];

    private int[] roots = new int[256];
    private char[] letters = new char[64];
    private int[] children = new int[64];
    private int[] siblings = new int[64];
    private int[][] ends = new int[64][];
    private int nodes = 1;
    private int planted;

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
        if ((freedom & FREE_START) != 0) {
            freeFirsts.set(bare.charAt(0));
        }
        int key = key(bare.charAt(0), bare.length() == 1 ? 0 : bare.charAt(1));
        int bit = bit(key, third(bare, 1));
        starts[bit >> 6] |= 1L << bit;
        int node = root(key);
        node = node == 0 ? plant(key) : node;
        for (int i = 2; i < bare.length(); i++) {
            node = grow(node, bare.charAt(i));
        }
        int[] more = Arrays.copyOf(ends[node], ends[node].length + 1);
        more[more.length - 1] = values.size();
        ends[node] = more;
        if (values.size() == freedoms.length) {
            freedoms = Arrays.copyOf(freedoms, freedoms.length * 2);
        }
        freedoms[values.size()] = (byte) freedom;
        values.add(value);
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
            matchesAt(folded, i, here);
            if (here.isEmpty()) {
                i++;
            } else {
                Match<T> longest = here.get(here.size() - 1);
                found.add(longest);
                i = longest.end();
                here.clear();
            }
        }
        return found;
    }

    private void matchesAt(String text, int start, List<Match<T>> found) {
        char first = text.charAt(start);
        if (insideWord(text, start, first) && !freeFirsts.get(first)) {
            return;
        }
        int alone = key(first, 0);
        int both = key(first, start + 1 < text.length() ? plain(text.charAt(start + 1)) : 0);
        int node = known(alone, 0) ? root(alone) : 0;
        if (node != 0) {
            endsHere(text, start, start + 1, node, found);
        }
        int third = third(text, start + 1);
        boolean more = both != alone && (known(both, 0) || third != 0 && known(both, third));
        node = more ? root(both) : 0;
        if (node != 0) {
            descend(text, start, node, found);
        }
    }

    /** The character after the second one; 0 where there is none, or where white space may be longer than one. */
    private static int third(String text, int second) {
        return second + 1 >= text.length() || plain(text.charAt(second)) == ' ' ? 0 : plain(text.charAt(second + 1));
    }

    private boolean known(int key, int third) {
        int bit = bit(key, third);
        return (starts[bit >> 6] >>> bit & 1) != 0;
    }

    /** Follows the tree from the second character on; any white space counts as one space. */
    private void descend(String text, int start, int root, List<Match<T>> found) {
        int node = root;
        int at = start + 1;
        while (true) {
            int end = at + 1;
            if (plain(text.charAt(at)) == ' ') {
                while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
            }
            endsHere(text, start, end, node, found);
            if (end == text.length()) {
                return;
            }
            node = child(node, plain(text.charAt(end)));
            if (node == 0) {
                return;
            }
            at = end;
        }
    }

    private void endsHere(String text, int start, int end, int node, List<Match<T>> found) {
        for (int phrase : ends[node]) {
            if (startsFreely(text, start, freedoms[phrase]) && endsFreely(text, end, freedoms[phrase])) {
                found.add(new Match<>(values.get(phrase), start, end));
            }
        }
    }

    private static char plain(char c) {
        return c == '\n' || c == '\t' ? ' ' : c;
    }

    private static boolean insideWord(String text, int at, char first) {
        return at > 0 && first < 128 && Wording.spaced(first) && Wording.spaced(text.charAt(at - 1));
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

    private static int key(int first, int second) {
        return first << 16 | second;
    }

    private static int bit(int key, int third) {
        return ((key ^ key >>> 13) * 0x9E3779B1 ^ third * 0x85ebca6b) >>> 17;
    }

    private int root(int key) {
        int slot = slot(key);
        while (roots[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return roots[slot];
    }

    private int plant(int key) {
        if (++planted * 4 > keys.length) {
            int[] oldKeys = keys;
            int[] oldRoots = roots;
            keys = new int[oldKeys.length * 2];
            roots = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldRoots[i] != 0) {
                    put(oldKeys[i], oldRoots[i]);
                }
            }
        }
        int node = node((char) 0);
        put(key, node);
        return node;
    }

    private void put(int key, int node) {
        int slot = slot(key);
        while (roots[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        roots[slot] = node;
    }

    private int slot(int key) {
        return (key ^ key >>> 13) * 0x85ebca6b >>> 8 & keys.length - 1;
    }

    private int child(int parent, char letter) {
        int node = children[parent];
        while (node != 0 && letters[node] != letter) {
            node = siblings[node];
        }
        return node;
    }

    private int grow(int parent, char letter) {
        int known = child(parent, letter);
        if (known != 0) {
            return known;
        }
        int node = node(letter);
        siblings[node] = children[parent];
        children[parent] = node;
        return node;
    }

    private int node(char letter) {
        if (nodes == letters.length) {
            letters = Arrays.copyOf(letters, nodes * 2);
            children = Arrays.copyOf(children, nodes * 2);
            siblings = Arrays.copyOf(siblings, nodes * 2);
            ends = Arrays.copyOf(ends, nodes * 2);
        }
        letters[nodes] = letter;
        ends[nodes] = NONE;
        return nodes++;
    }
}
