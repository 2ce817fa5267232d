package io.fairlead.queue;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** For what name something may be sealed: one channel, and one source id or, of an old row, several of which one fits. */
record SealedName(String channel, List<String> sourceIds) {
    /** What was sealed, and for which of the names. */
    record Opened(String sourceId, byte[] plain) {}

    /** @param sourceIds an SQL array of texts, or null */
    static SealedName of(String channel, Array sourceIds) throws SQLException {
        return new SealedName(channel, sourceIds == null ? List.of() : List.of((String[]) sourceIds.getArray()));
    }

    /**
     * What a channel handed over, from a row of channel, kind, source_ids, media_type and sealed; when it came is not told.
     *
     * @throws IllegalStateException when none of the names fits, or the key is another
     */
    static Inbound inbound(ResultSet row, Sealer sealer) throws SQLException {
        Channel channel = new Channel(row.getString("channel"), ChannelKind.of(row.getString("kind")));
        Opened opened = of(channel.name(), row.getArray("source_ids")).open(sealer, row.getBytes("sealed"));
        return new Inbound(channel, opened.sourceId(), row.getString("media_type"), opened.plain(), Instant.EPOCH);
    }

    /** @throws IllegalStateException when none of the names fits, or the key is another */
    Opened open(Sealer sealer, byte[] sealed) {
        IllegalStateException last = new IllegalStateException("nobody knows what this was sealed for");
        for (String sourceId : sourceIds) {
            try {
                return new Opened(sourceId, sealer.open(sealed, channel, sourceId));
            } catch (IllegalStateException e) {
                last = e;
            }
        }
        throw last;
    }
}
