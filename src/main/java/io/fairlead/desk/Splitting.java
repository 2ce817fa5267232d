package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.queue.DraftJson;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.Visibility;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Says what the messages that leave a ticket are about, and what those that stay: each part is read as one message. What
 * is read is masked already, so that nothing new can be found in it.
 */
public final class Splitting {
    private static final String PART = "split";

    private final Function<Message, TicketDraft> reading;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final DraftJson drafts = new DraftJson(json);

    public Splitting(Function<Message, TicketDraft> reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /** Adds {@code moved} and {@code staying} to what is asked; where there is no such ticket the database says so. */
    public void judge(Exchange exchange, String ticket) throws JsonProcessingException {
        ObjectNode body = exchange.getVariable(Asked.VARIABLE, Asked.class).body();
        if (ticket == null) {
            return;
        }
        JsonNode read = json.readTree(ticket);
        Set<Long> chosen = new HashSet<>();
        body.path("messages").forEach(id -> chosen.add(id.asLong()));
        List<JsonNode> moved = new ArrayList<>();
        List<JsonNode> staying = new ArrayList<>();
        read.path("messages").forEach(message -> {
            if (message.path("direction").asText().equals("in")) {
                (chosen.contains(message.path("id").asLong()) ? moved : staying).add(message);
            }
        });
        body.set("moved", about(read, moved));
        body.set("staying", about(read, staying));
    }

    private ObjectNode about(JsonNode ticket, List<JsonNode> messages) {
        return drafts.about(reading.apply(asOne(ticket, messages)));
    }

    private Message asOne(JsonNode ticket, List<JsonNode> messages) {
        Channel channel = new Channel(
                ticket.path("channel").path("name").asText(),
                ChannelKind.of(ticket.path("channel").path("kind").asText()));
        String text = messages.stream()
                .map(message -> message.path("reply_text").asText())
                .collect(Collectors.joining("\n\n"));
        return Message.of(
                        new Inbound(channel, PART, "text/plain", new byte[0], clock.instant()),
                        PART,
                        PART,
                        Visibility.valueOf(ticket.path("visibility").asText().toUpperCase(Locale.ROOT)),
                        new Author(PART, "", List.of()),
                        text)
                .withSubject(
                        messages.isEmpty()
                                ? ""
                                : messages.get(0).path("subject").asText());
    }
}
