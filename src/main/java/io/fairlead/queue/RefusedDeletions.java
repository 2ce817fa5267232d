package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** In which chats a channel's last wish to delete a message was refused; what a router knew before it was restarted. */
public final class RefusedDeletions {
    private final DataSource pool;

    public RefusedDeletions(DataSource pool) {
        this.pool = pool;
    }

    /** By channel; empty while the database cannot be asked, since it is only said for information. */
    public Map<String, Set<String>> byChannel() {
        Map<String, Set<String>> chats = new HashMap<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SqlText.of("refused-deletions"));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                chats.computeIfAbsent(rows.getString("channel"), unused -> new HashSet<>())
                        .add(rows.getString("chat"));
            }
        } catch (SQLException e) {
            return Map.of();
        }
        return chats;
    }
}
