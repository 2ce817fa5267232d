package io.fairlead.queue;

import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.WithheldException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the rows that the SQL statements of the routes take; whatever came in goes into them sealed only. */
public final class QueueRows {
    private final DraftJson json;
    private final Sealer sealer;
    private final Function<Inbound, List<String>> contents;

    public QueueRows(DraftJson json, Sealer sealer) {
        this(json, sealer, inbound -> List.of());
    }

    /** @param contents hashes of kept contents that an inbound speaks of, which must stay while it is in quarantine */
    public QueueRows(DraftJson json, Sealer sealer, Function<Inbound, List<String>> contents) {
        this.json = json;
        this.sealer = sealer;
        this.contents = contents;
    }

    /** For {@code enqueue.sql}. */
    public Map<String, Object> ticket(TicketDraft draft, Inbound inbound) {
        return Map.of(
                "draft", json.write(quietly(draft), inbound.sourceId(), inbound.mediaType()),
                "sealed", sealed(inbound));
    }

    /** For {@code put-in-quarantine.sql}: held when the guard could not do its work, quarantined otherwise. */
    public Map<String, Object> quarantine(Inbound inbound, Throwable failure) {
        Map<String, Object> row = entry(inbound);
        row.put("state", failure instanceof WithheldException ? "held" : "quarantined");
        row.put("reason", Failures.describe(failure));
        row.put("media_type", inbound.mediaType());
        row.put("sealed", sealed(inbound));
        row.put("contents", String.join(",", contents.apply(inbound)));
        return row;
    }

    /** For {@code note-arrival.sql}: an update that is no message. */
    public Map<String, Object> ignored(Ignored ignored, Inbound inbound) {
        Map<String, Object> row = entry(inbound);
        row.put("outcome", "ignored");
        row.put("reason", ignored.reason());
        return row;
    }

    /**
     * For {@code note-arrival.sql}: the sender was told to mend it.
     *
     * @param reason in a word for the operator; null where what the sender was told says enough
     */
    public Map<String, Object> rejected(Inbound inbound, RuntimeException failure, String reason) {
        Map<String, Object> row = entry(inbound);
        row.put("outcome", "rejected");
        row.put("reason", reason == null ? Failures.describe(failure) : reason);
        return row;
    }

    /** Nobody is told anything about a message out of an archive: it is old. */
    private static TicketDraft quietly(TicketDraft draft) {
        boolean archived = draft.guarded().message().channel().kind() == ChannelKind.FILE;
        return archived ? new TicketDraft(draft.guarded(), draft.classification(), List.of()) : draft;
    }

    private Map<String, Object> entry(Inbound inbound) {
        Map<String, Object> row = new HashMap<>();
        row.put("channel", inbound.channel().name());
        row.put("kind", inbound.channel().kind().code());
        row.put("source_id", StorableText.of(inbound.sourceId()));
        return row;
    }

    private byte[] sealed(Inbound inbound) {
        return sealer.seal(
                inbound.raw(), inbound.channel().name(), StorableText.key(StorableText.of(inbound.sourceId())));
    }
}
