package io.fairlead.topic;

/** The words of a text, and what they are made of up to four letters at a time, as numbers below 2^16. */
final class LetterGrams {
    private static final int LONGEST = 4;

    private final char[] text;
    /** A word of n letters is at most 4n - 1 of them. */
    private final int[] buckets;

    private int size;

    private LetterGrams(char[] text) {
        this.text = text;
        this.buckets = new int[LONGEST * text.length];
    }

    static LetterGrams of(Prose prose) {
        LetterGrams grams = new LetterGrams(prose.text().letters());
        for (int i = 0; i < prose.size(); i++) {
            grams.piece(prose.start(i), prose.end(i));
        }
        return grams;
    }

    int size() {
        return size;
    }

    int bucket(int i) {
        return buckets[i];
    }

    /** A piece may have other characters between its words. */
    private void piece(int start, int end) {
        int i = start;
        while (i < end) {
            if (!Wording.spaced(text[i])) {
                i++;
                continue;
            }
            int to = i + 1;
            while (to < end && Wording.spaced(text[to])) {
                to++;
            }
            word(i, to);
            i = to;
        }
    }

    private void word(int start, int end) {
        for (int from = start; from < end; from++) {
            int hash = from == start ? 1 : 2;
            int most = Math.min(end, from + LONGEST);
            for (int at = from; at < most; at++) {
                hash = hash * 31 + text[at];
                add(hash);
            }
            if (most == end) {
                add(hash * 31 + '_');
            }
            if (from == start) {
                whole(start, end);
            }
        }
    }

    private void whole(int start, int end) {
        int hash = 3;
        for (int at = start; at < end; at++) {
            hash = hash * 31 + text[at];
        }
        add(hash);
    }

    private void add(int hash) {
        int mixed = hash * 0x9E3779B1;
        buckets[size++] = (mixed ^ mixed >>> 15) * 0x85ebca6b >>> 16;
    }
}
