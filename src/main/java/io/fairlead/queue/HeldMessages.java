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

    /** What ails each channel that holds some, in a sentence. */
    public Map<String, String> ailments() {
        Map<String, String> ailments = new TreeMap<>();
        byChannel().forEach((channel, held) -> ailments.put(channel, sentence(held)));
        return ailments;
    }

    private static String sentence(int held) {
        return held + (held == 1 ? " message is" : " messages are")
                + " held back, since the guard could not vouch for what would be shown; see the quarantine";
    }
}
