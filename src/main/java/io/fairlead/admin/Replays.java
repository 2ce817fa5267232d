package io.fairlead.admin;

import io.fairlead.queue.Sealer;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** Opens a sealed message of the quarantine, so that it can take the path again. */
public final class Replays {
    private static final String ID = "replay";
    private static final String FAILURE = "replayFailure";

    private final Sealer sealer;

    public Replays(Sealer sealer) {
        this.sealer = sealer;
    }

    /** From a row of {@code take-replays.sql}; null when it cannot be opened. */
    public Inbound open(Map<String, Object> row, Exchange exchange) {
        exchange.setVariable(ID, row.get("id"));
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
            exchange.setVariable(FAILURE, "it cannot be opened: " + e.getMessage());
            return null;
        }
    }

    /** For {@code settle-replay.sql}. */
    public Map<String, Object> settle(Exchange exchange) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", exchange.getVariable(ID));
        row.put("failure", exchange.getVariable(FAILURE));
        return row;
    }
}
