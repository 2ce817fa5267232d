package io.fairlead.topic;

import java.util.Locale;

/** Leaves of a text what is language: without links, addresses, hashes, code, handles, masks and tickers. */
final class Prose {
    private Prose() {}

    static String of(String text) {
        StringBuilder prose = new StringBuilder(text.length());
        boolean shouted = text.equals(text.toUpperCase(Locale.ROOT));
        Tokens.cut(text, (kind, start, end) -> {
            boolean ticker = !shouted && end - start <= 6 && capitals(text, start, end);
            boolean masked = start > 0 && text.charAt(start - 1) == '[';
            if (kind == Tokens.Kind.RUN
                    || kind == Tokens.Kind.WORD && !ticker && !masked && !digits(text, start, end)) {
                prose.append(text, start, end).append(' ');
            }
        });
        return prose.isEmpty() ? text : prose.toString();
    }

    private static boolean capitals(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return end - start > 1;
    }

    private static boolean digits(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
