package io.fairlead.topic;

import java.util.Arrays;

/** A text as written and folded, cut into tokens once for all who read it: topic, language, rules, facts. */
final class CutText {
    private static final Tokens.Kind[] KINDS = Tokens.Kind.values();

    private final String words;
    private final String folded;
    private byte[] kinds;
    private int[] places;
    private int size;

    private CutText(String words) {
        this.words = words;
        this.folded = Wording.fold(words);
        this.kinds = new byte[16 + words.length() / 4];
        this.places = new int[2 * kinds.length];
    }

    static CutText of(String words) {
        CutText text = new CutText(words);
        Tokens.cut(text.folded, text::add);
        return text;
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
        return folded;
    }

    /** Number of tokens. */
    int size() {
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
