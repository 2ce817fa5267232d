package io.fairlead.topic;

/** What of a text is language: without links, addresses, hashes, code, handles, masks and tickers. */
final class Prose {
    private final CutText text;
    private final int[] pieces;
    private int size;

    private Prose(CutText text) {
        this.text = text;
        this.pieces = new int[2 * Math.max(1, text.size())];
    }

    /** The pieces of a text that are language; the whole text when none is. */
    static Prose of(CutText text) {
        Prose prose = new Prose(text);
        String words = text.words();
        boolean shouted = shouted(words);
        for (int i = 0; i < text.size(); i++) {
            Tokens.Kind kind = text.kind(i);
            if (kind == Tokens.Kind.RUN
                    || kind == Tokens.Kind.WORD && word(words, text.start(i), text.end(i), shouted)) {
                prose.add(text.start(i), text.end(i));
            }
        }
        if (prose.size == 0) {
            prose.add(0, words.length());
        }
        return prose;
    }

    private void add(int start, int end) {
        pieces[2 * size] = start;
        pieces[2 * size++ + 1] = end;
    }

    CutText text() {
        return text;
    }

    /** Number of pieces. */
    int size() {
        return size;
    }

    int start(int piece) {
        return pieces[2 * piece];
    }

    int end(int piece) {
        return pieces[2 * piece + 1];
    }

    /** The pieces as written, each with a blank behind it. */
    String words() {
        StringBuilder words = new StringBuilder(text.length() + size);
        for (int i = 0; i < size; i++) {
            words.append(text.words(), start(i), end(i)).append(' ');
        }
        return words.toString();
    }

    private static boolean word(String words, int start, int end, boolean shouted) {
        boolean ticker = !shouted && end - start <= 6 && capitals(words, start, end);
        boolean masked = start > 0 && words.charAt(start - 1) == '[';
        return !ticker && !masked && !digits(words, start, end);
    }

    private static boolean shouted(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 128 && !Wording.han(c) && Character.toUpperCase(c) != c) {
                return false;
            }
        }
        return true;
    }

    private static boolean capitals(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || Wording.digit(c))) {
                return false;
            }
        }
        return end - start > 1;
    }

    private static boolean digits(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Wording.digit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
