package io.fairlead.queue;

import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.WithheldException;
import java.util.HashMap;
import java.util.Map;

/** Makes the rows that the SQL statements of the routes take; whatever came in goes into them sealed only. */
public final class QueueRows {
    private final DraftJson json;
    private final Sealer sealer;

    public QueueRows(DraftJson json, Sealer sealer) {
        this.json = json;
        this.sealer = sealer;
    }

    /** For {@code enqueue.sql}. */
    public Map<String, Object> ticket(TicketDraft draft, Inbound inbound) {
        return Map.of(
                "draft", json.write(draft, inbound.sourceId(), inbound.mediaType()),
                "sealed", sealed(inbound));
    }

    /** For {@code put-in-quarantine.sql}: held when the guard could not do its work, quarantined otherwise. */
    public Map<String, Object> quarantine(Inbound inbound, Throwable failure) {
        Map<String, Object> row = entry(inbound);
        row.put("state", failure instanceof WithheldException ? "held" : "quarantined");
        row.put("reason", Failures.describe(failure));
        row.put("media_type", inbound.mediaType());
        row.put("sealed", sealed(inbound));
        return row;
    }

    /** For {@code note-arrival.sql}: an update that is no message. */
    public Map<String, Object> ignored(Ignored ignored, Inbound inbound) {
        Map<String, Object> row = entry(inbound);
        row.put("outcome", "ignored");
        row.put("reason", ignored.reason());
        return row;
    }

    /** For {@code note-arrival.sql}: the sender was told to mend it. */
    public Map<String, Object> rejected(Inbound inbound, RuntimeException failure) {
        Map<String, Object> row = entry(inbound);
        row.put("outcome", "rejected");
        row.put("reason", Failures.describe(failure));
        return row;
    }

    private Map<String, Object> entry(Inbound inbound) {
        Map<String, Object> row = new HashMap<>();
        row.put("channel", inbound.channel().name());
        row.put("kind", inbound.channel().kind().code());
        row.put("source_id", StorableText.of(inbound.sourceId()));
        return row;
    }

    private byte[] sealed(Inbound inbound) {
        return sealer.seal(inbound.raw(), inbound.channel().name(), inbound.sourceId());
    }
}
