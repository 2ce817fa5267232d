package io.fairlead.topic;

/**
 * Cuts folded text into words, runs of unspaced script, numbers and the like; what differs in each message although it
 * means the same (links, hashes, addresses, numbers) comes out as its class only.
 */
final class Tokens {
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

    static void cut(String text, Sink sink) {
        int length = text.length();
        for (int i = 0; i < length; ) {
            char c = text.charAt(i);
            if (Wording.unspaced(c)) {
                int end = i + 1;
                while (end < length && Wording.unspaced(text.charAt(end))) {
                    end++;
                }
                sink.token(Kind.RUN, i, end);
                i = end;
            } else if (Wording.spaced(c) || digit(c) || c == '@') {
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
    static boolean machineMade(String text, int start, int end) {
        int digits = 0;
        int letters = 0;
        int turns = 0;
        boolean wasDigit = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 128 || !Character.isLetterOrDigit(c)) {
                return false;
            }
            boolean isDigit = digit(c);
            digits += isDigit ? 1 : 0;
            letters += isDigit ? 0 : 1;
            turns += i > start && isDigit != wasDigit ? 1 : 0;
            wasDigit = isDigit;
        }
        return letters > 0 && (digits >= 5 && turns >= 1 || end - start >= 20 && turns >= 4);
    }

    private static int chunk(String text, int start, Sink sink) {
        int end = start;
        boolean at = false;
        boolean dotAfterAt = false;
        boolean link = false;
        while (end < text.length() && inChunk(text.charAt(end))) {
            char c = text.charAt(end);
            at |= c == '@' && end > start;
            dotAfterAt |= at && c == '.';
            link |= c == ':' && text.startsWith("://", end) || c == '.' && text.startsWith("www.", start);
            end++;
        }
        if (link) {
            sink.token(Kind.LINK, start, end);
        } else if (dotAfterAt) {
            sink.token(Kind.MAIL, start, end);
        } else if (text.charAt(start) == '@' && end > start + 2) {
            sink.token(Kind.HANDLE, start, end);
        } else {
            words(text, start, end, sink);
        }
        return end;
    }

    private static boolean inChunk(char c) {
        return Wording.spaced(c) || digit(c) || c < 128 && "@._-:/?=&%+#~'".indexOf(c) >= 0;
    }

    private static void words(String text, int from, int to, Sink sink) {
        for (int i = from; i < to; ) {
            char c = text.charAt(i);
            if (!Wording.spaced(c) && !digit(c)) {
                if (c == '?') {
                    sink.token(Kind.MARK, i, i + 1);
                }
                i++;
                continue;
            }
            int end = i + 1;
            boolean letters = Wording.spaced(c);
            boolean digits = digit(c);
            while (end < to && (inWord(text, end, to) || digits && !letters && inNumber(text, end, to))) {
                letters |= Wording.spaced(text.charAt(end));
                digits |= digit(text.charAt(end));
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

    private static boolean inWord(String text, int at, int to) {
        char c = text.charAt(at);
        return Wording.spaced(c) || digit(c) || c == '\'' && at + 1 < to && Wording.spaced(text.charAt(at + 1));
    }

    private static boolean inNumber(String text, int at, int to) {
        char c = text.charAt(at);
        return (c == '.' || c == ':') && at + 1 < to && digit(text.charAt(at + 1));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
