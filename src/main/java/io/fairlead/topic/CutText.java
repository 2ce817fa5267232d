package io.fairlead.topic;

import java.util.Arrays;

/**
 * A text as written and folded, cut into tokens and searched for phrases once for all who read it: topic, language, rules,
 * facts. For one thread.
 */
final class CutText {
    private static final int LONGEST_READ = 8_000;
    private static final Tokens.Kind[] KINDS = Tokens.Kind.values();

    private final String words;
    private final char[] letters;
    private final Lexicon lexicon;
    private String folded;
    private Matches matches;
    private byte[] kinds;
    private int[] places;
    private int size = -1;

    private CutText(String words, Lexicon lexicon) {
        this.words = words;
        this.letters = Wording.letters(words);
        this.lexicon = lexicon;
    }

    /** As far as is read of a text, so that a hostile one costs no more than a long one. */
    static String beginning(String words) {
        return words.length() <= LONGEST_READ ? words : words.substring(0, LONGEST_READ);
    }

    /** A text in which only the shipped phrases are sought. */
    static CutText of(String words) {
        return of(words, ShippedPhrases.lexicon());
    }

    /** @param lexicon the shipped phrases and others */
    static CutText of(String words, Lexicon lexicon) {
        return new CutText(words, lexicon);
    }

    private void cut() {
        kinds = new byte[16 + letters.length / 4];
        places = new int[2 * kinds.length];
        size = 0;
        Tokens.cut(letters, this::add);
    }

    private void add(Tokens.Kind kind, int start, int end) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            places = Arrays.copyOf(places, size * 4);
        }
        kinds[size] = (byte) kind.ordinal();
        places[2 * size] = start;
        places[2 * size++ + 1] = end;
    }

    /** The text as written. */
    String words() {
        return words;
    }

    /** The same folded by {@link Wording}, character by character. */
    String folded() {
        if (folded == null) {
            folded = new String(letters);
        }
        return folded;
    }

    /** The folded characters; not to be changed. */
    char[] letters() {
        return letters;
    }

    int length() {
        return letters.length;
    }

    /** What of its lexicon's phrases stands in it. */
    Matches matches() {
        if (matches == null) {
            matches = lexicon.find(letters);
        }
        return matches;
    }

    Matches matches(Lexicon wanted) {
        return wanted == lexicon ? matches() : wanted.find(letters);
    }

    /** Number of tokens. */
    int size() {
        if (size < 0) {
            cut();
        }
        return size;
    }

    Tokens.Kind kind(int token) {
        return KINDS[kinds[token]];
    }

    int start(int token) {
        return places[2 * token];
    }

    int end(int token) {
        return places[2 * token + 1];
    }
}
