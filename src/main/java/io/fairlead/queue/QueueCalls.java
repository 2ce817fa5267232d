package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** Calls the queue's functions for whoever has no route to do it. */
public final class QueueCalls {
    private static final String RACED = "23505";

    private final DataSource pool;

    public QueueCalls(DataSource pool) {
        this.pool = pool;
    }

    /** @param row of {@link QueueRows#ticket}; the outcome comes back */
    public String enqueue(Map<String, Object> row) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call("enqueue-directly", row.get("draft"), row.get("sealed"));
            } catch (SQLException e) {
                // A twin came at the same moment: the second time it is known.
                if (attempt > 1 || !RACED.equals(e.getSQLState())) {
                    throw unavailable(e);
                }
            }
        }
    }

    /** @param row of {@link QueueRows#quarantine} */
    public void quarantine(Map<String, Object> row) {
        try {
            call(
                    "quarantine-directly",
                    row.get("channel"),
                    row.get("kind"),
                    row.get("source_id"),
                    row.get("state"),
                    row.get("reason"),
                    row.get("media_type"),
                    row.get("sealed"),
                    row.get("contents"));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private String call(String verb, Object... parameters) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SqlText.of(verb))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static IllegalStateException unavailable(SQLException e) {
        return new IllegalStateException(
                "the database did not take it: " + e.getMessage() + "; run the same command again to go on", e);
    }
}
