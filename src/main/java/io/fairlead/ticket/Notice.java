package io.fairlead.ticket;

import java.util.List;
import java.util.Map;

/**
 * Something the router sends out; kept in the outbox until the channel took it.
 *
 * @param kind warning (of what one has posted), caution (of who answered one), report (of him, to moderators),
 *     acknowledgement, reply, command (the answer to one), or deletion (of the message, without a text)
 * @param to where, in the channel's own terms: a message's {@link Message#replyTo()}
 * @param words by name, the texts with which the queue completes it when it goes out: it knows then what is missing
 * @param files what goes out with an agent's answer
 */
public record Notice(
        String kind,
        String language,
        String text,
        Map<String, String> to,
        Map<String, String> words,
        List<Enclosure> files) {
    public Notice {
        to = Map.copyOf(to);
        words = Map.copyOf(words);
        files = List.copyOf(files);
    }

    public Notice(String kind, String language, String text, Map<String, String> to, Map<String, String> words) {
        this(kind, language, text, to, words, List.of());
    }

    /** One that is complete as it stands. */
    public Notice(String kind, String language, String text, Map<String, String> to) {
        this(kind, language, text, to, Map.of());
    }

    /** The same notice with other words. */
    public Notice withText(String other) {
        return new Notice(kind, language, other, to, words, files);
    }
}
