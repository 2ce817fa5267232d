package io.fairlead.queue;

import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** How many messages the guard holds back because it could not vouch for them; each needs somebody. */
public final class HeldMessages {
    private final Statements statements;

    public HeldMessages(DataSource pool) {
        this.statements = new Statements(pool);
    }

    /** By channel, only those that hold some; empty while the database cannot be asked, which says so by itself. */
    public Map<String, Integer> byChannel() {
        Map<String, Integer> held = new TreeMap<>();
        try {
            statements.all("held-messages", row -> held.put(row.getString("channel"), row.getInt("held")));
        } catch (IllegalStateException e) {
            return Map.of();
        }
        return held;
    }

    /** What ails a channel, in a sentence; empty when it holds nothing back. */
    public String of(String channel) {
        Integer held = byChannel().get(channel);
        return held == null
                ? ""
                : held + (held == 1 ? " message is" : " messages are")
                        + " held back, since the guard could not vouch for what would be shown; see the quarantine";
    }
}
