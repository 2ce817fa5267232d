package io.fairlead.channel.email;

import java.util.ArrayList;
import java.util.List;

/** Message-ID, In-Reply-To and References of one mail, each without its angle brackets. */
record MessageIds(String own, List<String> references) {
    private static final int LONGEST = 1_000;
    private static final int MOST = 100;

    /** The mail's ids; {@code own} is empty when it has none. */
    static MessageIds of(Headers headers) {
        List<String> own = ids(headers.raw("message-id"));
        List<String> references = new ArrayList<>(ids(headers.raw("references")));
        ids(headers.raw("in-reply-to")).stream()
                .filter(id -> !references.contains(id))
                .forEach(references::add);
        String unbracketed = headers.text("message-id").replaceAll("[<>\\s]", "");
        return new MessageIds(own.isEmpty() ? unbracketed : own.get(0), List.copyOf(references));
    }

    /** First of the thread, as far as this mail knows; empty when it has no id at all. */
    String root() {
        return references.isEmpty() ? own : references.get(0);
    }

    /** In angle brackets, or, as some write them, a bare word with an @ in it. */
    private static List<String> ids(String header) {
        String text = header == null ? "" : EncodedWords.decode(header);
        List<String> ids = new ArrayList<>();
        int at = 0;
        while (ids.size() < MOST && at < text.length()) {
            int end = at + 1;
            if (text.charAt(at) == '<') {
                while (end < text.length() && "<>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                boolean closed = end < text.length() && text.charAt(end) == '>';
                add(ids, closed ? text.substring(at + 1, end).replaceAll("\\s+", "") : "");
            } else if (!endsWord(text.charAt(at))) {
                while (end < text.length() && !endsWord(text.charAt(end))) {
                    end++;
                }
                String word = text.substring(at, end);
                add(ids, word.indexOf('@') > 0 && !word.endsWith("@") ? word : "");
            }
            at = end;
        }
        return ids;
    }

    private static void add(List<String> ids, String id) {
        if (!id.isEmpty() && id.length() <= LONGEST) {
            ids.add(id);
        }
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || "<>,;\"".indexOf(c) >= 0;
    }
}
