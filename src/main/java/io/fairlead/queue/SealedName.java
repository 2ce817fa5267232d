package io.fairlead.queue;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;

/** For what name something may be sealed: one channel, and one source id or, of an old row, several of which one fits. */
record SealedName(String channel, List<String> sourceIds) {
    /** What was sealed, and for which of the names. */
    record Opened(String sourceId, byte[] plain) {}

    /** @param sourceIds an SQL array of texts, or null */
    static SealedName of(String channel, Array sourceIds) throws SQLException {
        return new SealedName(channel, sourceIds == null ? List.of() : List.of((String[]) sourceIds.getArray()));
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
