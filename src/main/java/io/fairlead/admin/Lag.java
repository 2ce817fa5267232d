package io.fairlead.admin;

import io.fairlead.channel.PollTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** How long the oldest message has waited that a channel's source holds and nobody has taken, in an entry of the list. */
final class Lag {
    /** Seconds, 0 when none waits; missing where nobody knows. */
    static final String SECONDS = "lag_seconds";

    private static final String OLDEST = "oldest_waiting_at";
    /** What PostgreSQL calls a time that never comes. */
    private static final String NEVER = "infinity";

    private Lag() {}

    static void tell(Map<String, Object> entry, Instant since, Instant now) {
        if (since.equals(PollTimes.NOTHING_WAITS)) {
            entry.put(SECONDS, 0L);
        } else {
            entry.put(SECONDS, Math.max(0, Duration.between(since, now).toSeconds()));
            entry.put(OLDEST, since.toString());
        }
    }

    /** For the database, from an entry that has it. */
    static String stored(Map<String, Object> entry) {
        return (String) entry.getOrDefault(OLDEST, NEVER);
    }

    /** From the database; empty when it does not know either. */
    static Optional<Instant> restored(String stored) {
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                stored.equals(NEVER)
                        ? PollTimes.NOTHING_WAITS
                        : OffsetDateTime.parse(stored).toInstant());
    }
}
