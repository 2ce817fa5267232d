package io.fairlead.topic;

/** Leaves of a text what is language: without links, addresses, hashes, code, handles, masks and tickers. */
final class Prose {
    private Prose() {}

    static String of(CutText text) {
        String words = text.words();
        StringBuilder prose = new StringBuilder(words.length() + text.size());
        boolean shouted = shouted(words);
        for (int i = 0; i < text.size(); i++) {
            int start = text.start(i);
            int end = text.end(i);
            boolean ticker = !shouted && end - start <= 6 && capitals(words, start, end);
            boolean masked = start > 0 && words.charAt(start - 1) == '[';
            if (text.kind(i) == Tokens.Kind.RUN
                    || text.kind(i) == Tokens.Kind.WORD && !ticker && !masked && !digits(words, start, end)) {
                prose.append(words, start, end).append(' ');
            }
        }
        return prose.isEmpty() ? words : prose.toString();
    }

    private static boolean shouted(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (Character.toUpperCase(words.charAt(i)) != words.charAt(i)) {
                return false;
            }
        }
        return true;
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
