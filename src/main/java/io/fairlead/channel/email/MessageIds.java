package io.fairlead.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message-ID, In-Reply-To and References of one mail, each without its angle brackets. */
record MessageIds(String own, List<String> references) {
    private static final Pattern ID = Pattern.compile("<([^<>]{1,900})>|([^\\s<>,;\"]{1,900}@[^\\s<>,;\"]{1,250})");
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

    private static List<String> ids(String header) {
        List<String> ids = new ArrayList<>();
        Matcher id = ID.matcher(header == null ? "" : EncodedWords.decode(header));
        while (ids.size() < MOST && id.find()) {
            ids.add((id.group(1) == null ? id.group(2) : id.group(1)).replaceAll("\\s+", ""));
        }
        return ids;
    }
}
