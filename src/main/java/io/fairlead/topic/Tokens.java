package io.fairlead.topic;

/**
 * Cuts folded text into words, runs of unspaced script, numbers and the like; what differs in each message although it
 * means the same (links, hashes, addresses, numbers) comes out as its class only.
 */
final class Tokens {
    /** Signs that links, addresses and words may have inside. */
    private static final boolean[] JOINING = joining();

    private Tokens() {}

    /** What a token is. */
    enum Kind {
        WORD,
        RUN,
        NUMBER,
        CODE,
        LINK,
        MAIL,
        HANDLE,
        MARK
    }

    /** Receives each token with its place in the text. */
    interface Sink {
        void token(Kind kind, int start, int end);
    }

    static void cut(char[] text, Sink sink) {
        int length = text.length;
        for (int i = 0; i < length; ) {
            char c = text[i];
            if (Wording.unspaced(c)) {
                int end = i + 1;
                while (end < length && Wording.unspaced(text[end])) {
                    end++;
                }
                sink.token(Kind.RUN, i, end);
                i = end;
            } else if (Wording.spaced(c) || Wording.digit(c) || c == '@') {
                i = chunk(text, i, sink);
            } else {
                if (c == '?' || c == '!' || Character.isSurrogate(c)) {
                    int end = Character.isHighSurrogate(c) && i + 1 < length ? i + 2 : i + 1;
                    sink.token(Kind.MARK, i, end);
                    i = end;
                } else {
                    i++;
                }
            }
        }
    }

    /** True when a stretch of letters and digits is something that a machine made: a hash, an address, a key. */
    static boolean machineMade(char[] text, int start, int end) {
        int digits = 0;
        int letters = 0;
        int turns = 0;
        boolean wasDigit = false;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= 128 || !Character.isLetterOrDigit(c)) {
                return false;
            }
            boolean isDigit = Wording.digit(c);
            digits += isDigit ? 1 : 0;
            letters += isDigit ? 0 : 1;
            turns += i > start && isDigit != wasDigit ? 1 : 0;
            wasDigit = isDigit;
        }
        return letters > 0 && (digits >= 5 && turns >= 1 || end - start >= 20 && turns >= 4);
    }

    private static int chunk(char[] text, int start, Sink sink) {
        int end = start;
        boolean at = false;
        boolean dotAfterAt = false;
        boolean link = false;
        while (end < text.length && inChunk(text[end])) {
            char c = text[end];
            at |= c == '@' && end > start;
            dotAfterAt |= at && c == '.';
            link |= c == ':' && starts(text, end, "://") || c == '.' && starts(text, start, "www.");
            end++;
        }
        if (link) {
            sink.token(Kind.LINK, start, end);
        } else if (dotAfterAt) {
            sink.token(Kind.MAIL, start, end);
        } else if (text[start] == '@' && end > start + 2) {
            sink.token(Kind.HANDLE, start, end);
        } else {
            words(text, start, end, sink);
        }
        return end;
    }

    private static boolean inChunk(char c) {
        return Wording.spaced(c) || Wording.digit(c) || c < 128 && JOINING[c];
    }

    static boolean starts(char[] text, int at, String with) {
        int length = with.length();
        if (at + length > text.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[at + i] != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] joining() {
        boolean[] joining = new boolean[128];
        "@._-:/?=&%+#~'".chars().forEach(c -> joining[c] = true);
        return joining;
    }

    private static void words(char[] text, int from, int to, Sink sink) {
        for (int i = from; i < to; ) {
            char c = text[i];
            if (!Wording.spaced(c) && !Wording.digit(c)) {
                if (c == '?') {
                    sink.token(Kind.MARK, i, i + 1);
                }
                i++;
                continue;
            }
            int end = i + 1;
            boolean letters = Wording.spaced(c);
            boolean digits = Wording.digit(c);
            while (end < to && (inWord(text, end, to) || digits && !letters && inNumber(text, end, to))) {
                letters |= Wording.spaced(text[end]);
                digits |= Wording.digit(text[end]);
                end++;
            }
            if (digits && letters) {
                sink.token(machineMade(text, i, end) ? Kind.CODE : Kind.WORD, i, end);
            } else {
                sink.token(digits ? Kind.NUMBER : Kind.WORD, i, end);
            }
            i = end;
        }
    }

    private static boolean inWord(char[] text, int at, int to) {
        char c = text[at];
        return Wording.spaced(c) || Wording.digit(c) || c == '\'' && at + 1 < to && Wording.spaced(text[at + 1]);
    }

    private static boolean inNumber(char[] text, int at, int to) {
        char c = text[at];
        return (c == '.' || c == ':') && at + 1 < to && Wording.digit(text[at + 1]);
    }
}
