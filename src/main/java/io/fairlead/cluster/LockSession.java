package io.fairlead.cluster;

import io.fairlead.queue.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session of the database, whose locks are this router's leads: they end with it. Used by one thread at a time. */
final class LockSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockSession.class);

    private final SessionSource source;
    private final String take = SqlText.of("cluster/take-leads");
    private final String give = SqlText.of("cluster/give-lead");
    private Connection connection;

    LockSession(SessionSource source) {
        this.source = source;
    }

    /** Who has a lock. */
    record Holder(boolean isOurs, Optional<String> router) {}

    /**
     * Takes each lock that is free.
     *
     * @return every name with who has it now
     * @throws SQLException when the session is lost, and all its locks with it
     */
    Map<String, Holder> take(Collection<String> names) throws SQLException {
        if (connection == null) {
            connection = source.open();
        }
        try (PreparedStatement statement = connection.prepareStatement(take)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            Map<String, Holder> holders = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    holders.put(
                            rows.getString(1), new Holder(rows.getBoolean(2), Optional.ofNullable(rows.getString(3))));
                }
            }
            return holders;
        }
    }

    /** Leaves one to others. */
    void give(String name) throws SQLException {
        if (connection != null) {
            try (PreparedStatement statement = connection.prepareStatement(give)) {
                statement.setString(1, name);
                statement.execute();
            }
        }
    }

    /** Leaves all to others; the next {@link #take} begins another session. */
    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("The session of the leads was gone already: {}", e.getMessage());
        } finally {
            connection = null;
        }
    }
}
