package io.fairlead.admin;

import io.fairlead.channel.OwnExchange;
import io.fairlead.queue.Sealer;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Opens a sealed message of the quarantine and lets it take the path again. */
public final class Replays {
    private static final String AGAIN = "direct:replay";

    private final Sealer sealer;

    public Replays(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * From a row of {@code take-replays.sql} to one for {@code settle-replay.sql}.
     *
     * @throws IllegalStateException when it can be neither queued nor quarantined now: it is taken again in a minute
     */
    public Map<String, Object> again(Map<String, Object> row, Exchange exchange) throws IOException {
        Map<String, Object> settled = new HashMap<>();
        settled.put("id", row.get("id"));
        settled.put("failure", null);
        try {
            send(opened(row), exchange);
        } catch (IllegalArgumentException e) {
            settled.put("failure", e.getMessage());
        }
        return settled;
    }

    private static void send(Inbound inbound, Exchange exchange) throws IOException {
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            OwnExchange.take(template, AGAIN, inbound, "the replay comes round again");
        }
    }

    private Inbound opened(Map<String, Object> row) {
        String channel = (String) row.get("channel");
        String source = (String) row.get("source_id");
        try {
            return new Inbound(
                    new Channel(channel, ChannelKind.of((String) row.get("kind"))),
                    source,
                    (String) row.get("media_type"),
                    sealer.open((byte[]) row.get("sealed"), channel, source),
                    ((Timestamp) row.get("first_at")).toInstant());
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("it cannot be opened: " + e.getMessage(), e);
        }
    }
}
