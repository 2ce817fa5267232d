package io.fairlead.topic;

import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.Severity;
import io.fairlead.ticket.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Guarded messages for tests; a place in «» becomes an entity of the type given. */
final class Sample {
    private Sample() {}

    static Message message(ChannelKind kind, String text) {
        Inbound inbound = new Inbound(
                new Channel("desk", kind), "1", "text/plain", new byte[0], Instant.parse("2026-01-05T08:00:00Z"));
        return Message.of(
                inbound,
                "1",
                "1",
                Visibility.PRIVATE,
                new Author("mailto:ann@partner.example", "Ann", List.of("ann@partner.example")),
                text);
    }

    static Guarded guarded(Message message) {
        return new Guarded(message, List.of(), List.of(), false, false, List.of());
    }

    static Guarded guarded(String text) {
        return guarded(message(ChannelKind.FORM, text));
    }

    /** Each «…» is an entity; the types are given in the order of the text. */
    static Guarded with(String marked, String... types) {
        StringBuilder text = new StringBuilder();
        List<Entity> entities = new ArrayList<>();
        int start = 0;
        for (char c : marked.toCharArray()) {
            if (c == '«') {
                start = text.length();
            } else if (c == '»') {
                entities.add(new Entity(types[entities.size()], Message.TEXT, new Range(start, text.length())));
            } else {
                text.append(c);
            }
        }
        Message message = message(ChannelKind.FORM, text.toString());
        return new Guarded(message, List.of(), entities, false, false, List.of());
    }

    static Guarded critical(String text) {
        return new Guarded(
                message(ChannelKind.EMAIL, text),
                List.of(new Finding("PASSWORD", Message.TEXT, 0, 1, Severity.CRITICAL)),
                List.of(),
                true,
                false,
                List.of());
    }
}
