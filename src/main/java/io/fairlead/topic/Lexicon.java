package io.fairlead.topic;

/**
 * Words and phrases of several lists in one tree, so that a folded text is walked once for all of them. A phrase of a
 * spaced script stands alone between other letters unless it carries a {@code *} at that side; one in Chinese, Japanese,
 * Korean or Thai is found anywhere. Fill it first; then it is safe for many threads.
 */
final class Lexicon {
    private static final int FREE_START = 1;
    private static final int FREE_END = 2;

    private final PhraseTree tree;
    private int lists;
    /** A bit for each first character of a phrase, and for those that may start inside a word. */
    private final long[] firsts;

    private final long[] freeFirsts;
    /** A bit for the beginning, up to three characters, of each phrase: what is not in here starts none. */
    private final long[] starts;

    Lexicon() {
        this.tree = new PhraseTree();
        this.firsts = new long[1024];
        this.freeFirsts = new long[1024];
        this.starts = new long[1024];
    }

    private Lexicon(Lexicon other) {
        this.tree = other.tree.copy();
        this.lists = other.lists;
        this.firsts = other.firsts.clone();
        this.freeFirsts = other.freeFirsts.clone();
        this.starts = other.starts.clone();
    }

    /** One more lexicon with the same phrases, to which others can be added. */
    Lexicon copy() {
        return new Lexicon(this);
    }

    /** Begins a list; its number is what {@link Matches} name it by. */
    int list() {
        return lists++;
    }

    /** Adds a phrase to a list; of equal ones the later counts. */
    void add(int list, String phrase, int value) {
        String folded = Wording.fold(phrase.strip());
        int freedom = (folded.startsWith("*") ? FREE_START : 0) | (folded.endsWith("*") ? FREE_END : 0);
        int from = (freedom & FREE_START) == 0 ? 0 : 1;
        int to = folded.length() - ((freedom & FREE_END) == 0 ? 0 : 1);
        if (from >= to) {
            return;
        }
        char[] bare = folded.substring(from, to).toCharArray();
        set(firsts, bare[0]);
        if ((freedom & FREE_START) != 0) {
            set(freeFirsts, bare[0]);
        }
        int key = key(bare[0], bare.length == 1 ? 0 : bare[1]);
        set(starts, bit(key, third(bare, 1)));
        tree.add(key, bare, list, value, freedom);
    }

    /** Of every list what stands in the text; the longest at a place hides what starts inside it. */
    Matches find(char[] text) {
        Matches found = new Matches(lists);
        for (int i = 0; i < text.length; i++) {
            char first = text[i];
            if (has(firsts, first) && (i == 0 || !insideWord(text[i - 1], first) || has(freeFirsts, first))) {
                matchesAt(text, i, found);
            }
        }
        return found;
    }

    private void matchesAt(char[] text, int start, Matches found) {
        char first = text[start];
        int alone = key(first, 0);
        int both = key(first, start + 1 < text.length ? plain(text[start + 1]) : 0);
        if (has(starts, bit(alone, 0))) {
            endsHere(text, start, start + 1, tree.root(alone), found);
        }
        int third = third(text, start + 1);
        if (both != alone && (has(starts, bit(both, 0)) || third != 0 && has(starts, bit(both, third)))) {
            int node = tree.root(both);
            if (node != 0) {
                descend(text, start, node, found);
            }
        }
    }

    /** Follows the tree from the second character on; any white space counts as one space. */
    private void descend(char[] text, int start, int root, Matches found) {
        int node = root;
        int at = start + 1;
        while (node != 0) {
            int end = at + 1;
            if (plain(text[at]) == ' ') {
                while (end < text.length && Character.isWhitespace(text[end])) {
                    end++;
                }
            }
            endsHere(text, start, end, node, found);
            if (end == text.length) {
                return;
            }
            node = tree.child(node, plain(text[end]));
            at = end;
        }
    }

    private void endsHere(char[] text, int start, int end, int node, Matches found) {
        for (int phrase = tree.first(node); phrase != 0; phrase = tree.next(phrase)) {
            int freedom = tree.freedom(phrase);
            if (startsFreely(text, start, freedom) && endsFreely(text, end, freedom)) {
                found.add(tree.list(phrase), tree.value(phrase), start, end);
            }
        }
    }

    /** The character after the second one; 0 where there is none, or where white space may be longer than one. */
    private static int third(char[] text, int second) {
        return second + 1 >= text.length || plain(text[second]) == ' ' ? 0 : plain(text[second + 1]);
    }

    private static char plain(char c) {
        return c == '\n' || c == '\t' ? ' ' : c;
    }

    private static boolean insideWord(char before, char first) {
        return first < 128 && Wording.spaced(first) && Wording.spaced(before);
    }

    private static boolean startsFreely(char[] text, int start, int freedom) {
        return (freedom & FREE_START) != 0
                || start == 0
                || !Wording.spaced(text[start - 1]) && !(Wording.digit(text[start]) && Wording.digit(text[start - 1]))
                || !Wording.spaced(text[start]) && !Wording.digit(text[start]);
    }

    private static boolean endsFreely(char[] text, int end, int freedom) {
        if ((freedom & FREE_END) != 0 || end == text.length) {
            return true;
        }
        char last = text[end - 1];
        char after = text[end];
        return !Wording.spaced(last) && !Wording.digit(last) || !Wording.spaced(after) && !Wording.digit(after);
    }

    private static int key(int first, int second) {
        return first << 16 | second;
    }

    private static int bit(int key, int third) {
        return ((key ^ key >>> 13) * 0x9E3779B1 ^ third * 0x85ebca6b) >>> 16;
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    private static boolean has(long[] bits, int bit) {
        return (bits[bit >> 6] >>> bit & 1) != 0;
    }
}
