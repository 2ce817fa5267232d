package io.fairlead.channel.email;

import java.util.regex.Pattern;

/** What is done to every text of a mail before anybody reads it. */
final class Text {
    private static final Pattern LINE_END = Pattern.compile("\r+\n?|\u2028|\u2029|\u0085");

    private Text() {}

    /** Unfolded header text: line ends, tabs and control characters become single spaces. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == '\t') {
                c = ' ';
            }
            if (!isUnwanted(c)
                    && !isInvisible(c)
                    && (c != ' ' || line.length() == 0 || line.charAt(line.length() - 1) != ' ' || i == 0)) {
                line.append(c);
            }
        }
        return line.toString().strip();
    }

    /** Body text: line ends become LF, no-break spaces spaces; control characters and lone surrogates go. */
    static String body(String text) {
        String unified = text.indexOf('\r') < 0
                        && text.indexOf('\u2028') < 0
                        && text.indexOf('\u2029') < 0
                        && text.indexOf('\u0085') < 0
                ? text
                : LINE_END.matcher(text).replaceAll("\n");
        unified = unified.replace('\u00a0', ' ');
        StringBuilder clean = null;
        for (int i = 0; i < unified.length(); i++) {
            char c = unified.charAt(i);
            boolean lone = Character.isSurrogate(c) && !isPaired(unified, i);
            if (lone || (isUnwanted(c) && c != '\n' && c != '\t')) {
                if (clean == null) {
                    clean = new StringBuilder(unified.length()).append(unified, 0, i);
                }
                if (lone) {
                    clean.append('\uFFFD');
                }
            } else if (clean != null) {
                clean.append(c);
            }
        }
        return clean == null ? unified : clean.toString();
    }

    private static boolean isPaired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** What makes two names look the same, or turns one around; joiners stay, as scripts and emoji need them. */
    private static boolean isInvisible(char c) {
        return c == '\u200b' || c == '\u2060' || (c >= '\u202a' && c <= '\u202e');
    }

    private static boolean isUnwanted(char c) {
        return c < 0x20 || c == 0x7f || c == 0xfeff || (c >= 0x80 && c < 0xa0);
    }
}
