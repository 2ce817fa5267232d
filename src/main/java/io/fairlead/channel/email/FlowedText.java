package io.fairlead.channel.email;

/** Joins the soft line breaks of format=flowed (RFC 3676), quoted lines only with lines quoted as deep. */
final class FlowedText {
    private static final int CLOSED = -1;

    private FlowedText() {}

    static String join(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int openDepth = CLOSED;
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String words = line.substring(depth);
            words = words.startsWith(" ") ? words.substring(1) : words;
            boolean signature = words.equals("-- ");
            if (openDepth != depth || signature) {
                joined.append(first ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            boolean soft = words.endsWith(" ") && !signature;
            joined.append(soft && deleteSpace ? words.substring(0, words.length() - 1) : words);
            openDepth = soft ? depth : CLOSED;
            first = false;
        }
        return joined.toString();
    }
}
