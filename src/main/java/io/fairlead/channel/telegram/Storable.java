package io.fairlead.channel.telegram;

/** JSON can carry characters that no database keeps: NUL, and half a surrogate pair. */
final class Storable {
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** The same text, of the same length, with each such character replaced by U+FFFD. */
    static String text(String given) {
        StringBuilder clean = null;
        for (int i = 0; i < given.length(); i++) {
            if (isBroken(given, i)) {
                clean = clean == null ? new StringBuilder(given) : clean;
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean == null ? given : clean.toString();
    }

    private static boolean isBroken(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return c == 0 || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
