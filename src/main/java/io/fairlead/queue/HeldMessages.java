package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** How many messages the guard holds back because it could not vouch for them; each needs somebody. */
public final class HeldMessages {
    private final DataSource pool;

    public HeldMessages(DataSource pool) {
        this.pool = pool;
    }

    /** By channel, only those that hold some; empty while the database cannot be asked, which says so by itself. */
    public Map<String, Integer> byChannel() {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SqlText.of("held-messages"));
                ResultSet rows = statement.executeQuery()) {
            Map<String, Integer> held = new TreeMap<>();
            while (rows.next()) {
                held.put(rows.getString("channel"), rows.getInt("held"));
            }
            return held;
        } catch (SQLException e) {
            return Map.of();
        }
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
