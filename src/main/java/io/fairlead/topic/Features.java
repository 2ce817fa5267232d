package io.fairlead.topic;

import java.util.Arrays;
import java.util.List;

/**
 * Turns a message into numbered features for a linear model: character n-grams within words, words and pairs of them,
 * and the notions of {@code concepts.txt}, which carry over from one language to another. Numbers are hashes, so that
 * no dictionary has to be kept.
 */
final class Features {
    /** Features are numbered below this. */
    static final int BUCKETS = 1 << 18;

    private static final Phrases<Integer> CONCEPTS = concepts();
    private static final int LONGEST_IN_WORD = 5;
    private static final int LONGEST_IN_RUN = 4;

    private int[] found = new int[512];
    private int[] places = new int[512];
    private int size;
    private int lastWord;

    private Features() {}

    /** The features of a text, each as often as it occurs, in the order of the text. */
    static Features of(String text) {
        Features features = new Features();
        String folded = Wording.fold(text);
        Tokens.cut(folded, (kind, start, end) -> features.token(folded, kind, start, end));
        features.concepts(folded);
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

    private void token(String text, Tokens.Kind kind, int start, int end) {
        switch (kind) {
            case WORD -> word(text, start, end);
            case RUN -> run(text, start, end);
            case NUMBER -> number(text, start, end);
            default -> whole(kind.ordinal() + 1, start, end);
        }
    }

    private void word(String text, int start, int end) {
        int whole = 7;
        for (int from = start - 1; from < end; from++) {
            int hash = 17;
            for (int at = from; at <= end && at - from < LONGEST_IN_WORD; at++) {
                hash = hash * 31 + (at < start || at == end ? '_' : text.charAt(at));
                if (at > from) {
                    add(hash, Math.max(from, start), Math.min(at + 1, end));
                }
            }
        }
        for (int at = start; at < end; at++) {
            whole = whole * 31 + text.charAt(at);
        }
        whole(whole, start, end);
    }

    private void run(String text, int start, int end) {
        for (int from = start; from < end; from++) {
            int hash = 19;
            for (int at = from; at < end && at - from < LONGEST_IN_RUN; at++) {
                hash = hash * 31 + text.charAt(at);
                add(hash, from, at + 1);
            }
        }
        lastWord = 0;
    }

    private void number(String text, int start, int end) {
        int digits = end - start;
        whole(digits > 5 ? 23 : digits > 2 ? 29 : 31, start, end);
        if (digits <= 5) {
            int hash = 37;
            for (int at = start; at < end; at++) {
                hash = hash * 31 + text.charAt(at);
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

    private void concepts(String folded) {
        List<Phrases.Match<Integer>> matches = CONCEPTS.longest(folded);
        int last = 0;
        for (Phrases.Match<Integer> match : matches) {
            int hash = (match.value() + 1) * 0x51ed270b;
            add(hash, match.start(), match.end());
            if (last != 0 && last != hash) {
                add(last * 0x2545f491 + hash, match.start(), match.end());
            }
            last = hash;
        }
    }

    private void add(int hash, int start, int end) {
        if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        int mixed = hash * 0x85ebca6b;
        mixed ^= mixed >>> 15;
        mixed *= 0xc2b2ae35;
        found[size] = mixed >>> 14;
        places[size++] = start << 8 | Math.min(255, end - start);
    }

    private static Phrases<Integer> concepts() {
        Phrases<Integer> phrases = new Phrases<>();
        int number = 0;
        for (String line : Wording.lines("/topics/concepts.txt")) {
            int colon = line.indexOf(':');
            for (String phrase : line.substring(colon + 1).split(",")) {
                phrases.add(phrase, number);
            }
            number++;
        }
        return phrases;
    }
}
