package io.fairlead;

import java.util.Map;

/** How long things are kept, for {@code destroy-due.sql}. */
public final class KeepingTerms {
    private final Map<String, Object> days;

    KeepingTerms(Settings settings) {
        days = Map.of(
                "originals_days", settings.number("fairlead.keep.originals-days"),
                "quarantine_days", settings.number("fairlead.keep.quarantine-days"));
    }

    /** Days after a ticket's resolution, and days in quarantine. */
    public Map<String, Object> days() {
        return days;
    }
}
