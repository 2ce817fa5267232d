package io.fairlead.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says of the conversation that it belongs to, beside its conversation key. Nothing of it is proof: the
 * queue lets a message join only a ticket that its author may join.
 *
 * @param id the message's own Message-ID, empty without one
 * @param references Message-IDs that it answers, the nearest last; bounded by the channel
 * @param named a ticket's reference that the author wrote where people write, or null
 * @param addressed a ticket's reference in the address that it was sent to, or null
 * @param quotes whether it carries the history that it answers
 * @param people addresses that its author brought in
 * @param answerable whether something in it forbids automatic answers although a person wrote it
 * @param bounce of, status and action of the mail that came back; empty where none did
 */
public record ThreadClues(
        String id,
        List<String> references,
        String named,
        String addressed,
        boolean quotes,
        List<String> people,
        boolean answerable,
        Map<String, String> bounce) {
    private static final String PREFIX = "thread.";
    private static final String BOUNCE = PREFIX + "bounce.";

    public ThreadClues {
        references = List.copyOf(references);
        people = List.copyOf(people);
        bounce = Map.copyOf(bounce);
    }

    /** As {@link Message#hints()}, which {@link #of} reads back. */
    public Map<String, String> hints() {
        Map<String, String> hints = new LinkedHashMap<>();
        hints.put(PREFIX + "id", id);
        hints.put(PREFIX + "references", String.join("\n", references));
        hints.put(PREFIX + "people", String.join("\n", people));
        hints.put(PREFIX + "quotes", String.valueOf(quotes));
        hints.put(PREFIX + "answerable", String.valueOf(answerable));
        if (named != null) {
            hints.put(PREFIX + "named", named);
        }
        if (addressed != null) {
            hints.put(PREFIX + "addressed", addressed);
        }
        bounce.forEach((name, value) -> hints.put(BOUNCE + name, value));
        return hints;
    }

    /** The clues of a message; null where its channel knows none. */
    public static ThreadClues of(Message message) {
        Map<String, String> hints = message.hints();
        if (!hints.containsKey(PREFIX + "id")) {
            return null;
        }
        Map<String, String> bounce = new LinkedHashMap<>();
        hints.forEach((name, value) -> {
            if (name.startsWith(BOUNCE)) {
                bounce.put(name.substring(BOUNCE.length()), value);
            }
        });
        return new ThreadClues(
                hints.get(PREFIX + "id"),
                lines(hints.get(PREFIX + "references")),
                hints.get(PREFIX + "named"),
                hints.get(PREFIX + "addressed"),
                Boolean.parseBoolean(hints.get(PREFIX + "quotes")),
                lines(hints.get(PREFIX + "people")),
                Boolean.parseBoolean(hints.get(PREFIX + "answerable")),
                bounce);
    }

    private static List<String> lines(String joined) {
        return joined == null ? List.of() : joined.lines().toList();
    }
}
