package io.fairlead.topic;

import java.util.Arrays;

/**
 * Turns a message into numbered features for a linear model: character n-grams within words, words and pairs of them,
 * and the notions of {@code concepts.txt}, which carry over from one language to another; and once more what stands in the
 * last of several {@link Clauses} or in a dismissing one. Numbers are hashes, so that no dictionary has to be kept.
 */
final class Features {
    /** Features are numbered below this. */
    static final int BUCKETS = 1 << 18;

    private static final int CONCEPT_BITS = 14;
    /** Notions are numbered below this, everything else from here on. */
    static final int CONCEPT_BUCKETS = 1 << CONCEPT_BITS;

    /** How many notions back one is paired with. */
    private static final int PAIRED = 8;

    private static final int SHORTEST_IN_WORD = 3;
    private static final int LONGEST_IN_WORD = 5;
    private static final int LONGEST_IN_RUN = 3;

    private final CutText text;
    private int[] found;
    private int[] places;
    private int size;
    private int lastWord;

    private Features(CutText text) {
        this.text = text;
        this.found = new int[64 + 6 * text.length()];
        this.places = new int[found.length];
    }

    static Features of(String text) {
        return of(CutText.of(text));
    }

    /** The features of a text, each as often as it occurs, in the order of the text. */
    static Features of(CutText text) {
        Features features = new Features(text);
        char[] letters = text.letters();
        for (int i = 0; i < text.size(); i++) {
            features.token(letters, text.kind(i), text.start(i), text.end(i));
        }
        Clauses clauses = Clauses.of(text);
        features.concepts(clauses);
        if (clauses.several()) {
            features.clauseWords(clauses);
        }
        return features;
    }

    int size() {
        return size;
    }

    /** Number of the i-th feature. */
    int bucket(int i) {
        return found[i];
    }

    /** First character of the i-th feature, and the one after its last. */
    int start(int i) {
        return places[i] >>> 8;
    }

    int end(int i) {
        return start(i) + (places[i] & 0xff);
    }

    /** The numbers sorted, repeats included. */
    int[] sorted() {
        int[] sorted = Arrays.copyOf(found, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private void token(char[] text, Tokens.Kind kind, int start, int end) {
        switch (kind) {
            case WORD -> word(text, start, end);
            case RUN -> run(text, start, end);
            case NUMBER -> number(text, start, end);
            default -> whole(kind.ordinal() + 1, start, end);
        }
    }

    private void word(char[] text, int start, int end) {
        int whole = 7;
        for (int from = start - 1; from < end; from++) {
            int hash = 17;
            for (int at = from; at <= end && at - from < LONGEST_IN_WORD; at++) {
                hash = hash * 31 + (at < start || at == end ? '_' : text[at]);
                if (at - from >= SHORTEST_IN_WORD - 1) {
                    add(hash, Math.max(from, start), Math.min(at + 1, end));
                }
            }
        }
        for (int at = start; at < end; at++) {
            whole = whole * 31 + text[at];
        }
        whole(whole, start, end);
    }

    private void run(char[] text, int start, int end) {
        for (int from = start; from < end; from++) {
            int hash = 19;
            for (int at = from; at < end && at - from < LONGEST_IN_RUN; at++) {
                hash = hash * 31 + text[at];
                add(hash, from, at + 1);
            }
        }
        lastWord = 0;
    }

    private void number(char[] text, int start, int end) {
        int digits = end - start;
        whole(digits > 5 ? 23 : digits > 2 ? 29 : 31, start, end);
        if (digits <= 5) {
            int hash = 37;
            for (int at = start; at < end; at++) {
                hash = hash * 31 + text[at];
            }
            add(hash, start, end);
        }
    }

    private void whole(int hash, int start, int end) {
        add(hash * 0x2c1b3c6d, start, end);
        if (lastWord != 0) {
            add(lastWord * 0x297a2d39 + hash, start, end);
        }
        lastWord = hash;
    }

    /** Each notion, each followed by the next, and each pair that stands anywhere in the message. */
    private void concepts(Clauses clauses) {
        Matches matches = text.matches();
        int[] back = new int[PAIRED];
        int count = 0;
        int last = 0;
        for (int i = matches.next(ShippedPhrases.CONCEPTS, 0);
                i >= 0;
                i = matches.next(ShippedPhrases.CONCEPTS, i + 1)) {
            int concept = matches.value(i) + 1;
            int start = matches.start(i);
            int end = matches.end(i);
            addConcept(concept * 0x51ed270b, start, end);
            if (clauses.several()) {
                int place = 1 + (clauses.last(start) ? 1 : 0) + (clauses.dismissing(start) ? 2 : 0);
                addConcept(concept * 0x51ed270b + 0x1234567 * place, start, end);
            }
            if (last != 0 && last != concept) {
                addConcept(last * 0x2545f491 + concept, start, end);
            }
            last = concept;
            for (int j = Math.max(0, count - PAIRED); j < count; j++) {
                int other = back[j % PAIRED];
                if (other != concept) {
                    addConcept(Math.min(other, concept) * 0x1b873593 + Math.max(other, concept) * 7, start, end);
                }
            }
            back[count++ % PAIRED] = concept;
        }
    }

    /** Words, and pairs of characters in unspaced runs, once more where their clause says something of them. */
    private void clauseWords(Clauses clauses) {
        char[] letters = text.letters();
        for (int i = 0; i < text.size(); i++) {
            int start = text.start(i);
            int end = text.end(i);
            if (text.kind(i) == Tokens.Kind.WORD) {
                int hash = 7;
                for (int at = start; at < end; at++) {
                    hash = hash * 31 + letters[at];
                }
                clauseWord(clauses, hash, start, end);
            } else if (text.kind(i) == Tokens.Kind.RUN) {
                for (int at = start; at + 1 < end; at++) {
                    clauseWord(clauses, letters[at] * 31 + letters[at + 1], at, at + 2);
                }
            }
        }
    }

    private void clauseWord(Clauses clauses, int hash, int start, int end) {
        if (clauses.last(start)) {
            add(hash * 0x3c6ef372 + 5, start, end);
        }
        if (clauses.dismissing(start)) {
            add(hash * 0x3c6ef372 + 11, start, end);
        }
    }

    private void add(int hash, int start, int end) {
        put(CONCEPT_BUCKETS + (int) ((mixed(hash) & 0xffffffffL) * (BUCKETS - CONCEPT_BUCKETS) >>> 32), start, end);
    }

    private void addConcept(int hash, int start, int end) {
        put(mixed(hash) >>> 32 - CONCEPT_BITS, start, end);
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x85ebca6b;
        mixed ^= mixed >>> 15;
        return mixed * 0xc2b2ae35;
    }

    private void put(int bucket, int start, int end) {
        if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        found[size] = bucket;
        places[size++] = start << 8 | Math.min(255, end - start);
    }
}
