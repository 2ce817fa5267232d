package io.fairlead.channel.email;

/** Which lines carry quotation marks, those counted in that a mail program broke off such a line without marking them. */
final class QuoteMarks {
    private static final int WRAPPED = 65;

    private QuoteMarks() {}

    static boolean[] of(String[] lines) {
        boolean[] marked = new boolean[lines.length];
        for (int i = 0; i < lines.length; i++) {
            marked[i] = lines[i].startsWith(">");
        }
        for (int i = 1; i + 1 < lines.length; i++) {
            if (!marked[i]
                    && !lines[i].isEmpty()
                    && marked[i - 1]
                    && marked[i + 1]
                    && continues(lines[i - 1], lines[i])) {
                marked[i] = true;
            }
        }
        return marked;
    }

    /** The rest of a long line, or of a link that was opened on it. */
    private static boolean continues(String above, String line) {
        char first = line.charAt(0);
        boolean restOfLine = above.length() >= WRAPPED && (Character.isLowerCase(first) || Character.isDigit(first));
        boolean link = line.startsWith("(http") || line.startsWith("<http");
        int opened = above.lastIndexOf("(http");
        boolean restOfLink = opened >= 0 && above.indexOf(')', opened) < 0 && line.indexOf(')') >= 0;
        return restOfLine || link || restOfLink;
    }
}
