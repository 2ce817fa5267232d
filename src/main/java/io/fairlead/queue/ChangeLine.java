package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Follows the line of changes, missing none: transactions commit in another order than they draw their numbers, so a gap
 * is watched until it is filled, or so old that its transaction must have been rolled back. For one thread.
 */
public final class ChangeLine {
    private static final Duration GIVEN_UP = Duration.ofSeconds(3);
    private static final int MOST = 1_000;

    private final DataSource pool;
    private final Clock clock;
    private final TreeMap<Long, Instant> beyondGap = new TreeMap<>();
    private long complete = -1;

    public ChangeLine(DataSource pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What became visible since the last call, the oldest first; at the first call nothing. */
    public List<Change> next() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (complete < 0) {
                complete = last(connection);
                return List.of();
            }
            List<Change> fresh = read(connection).stream()
                    .filter(change -> beyondGap.putIfAbsent(change.id(), clock.instant()) == null)
                    .toList();
            close();
            return fresh;
        }
    }

    /** Whether the line began anew, as it does when the server crashed: then everything must be read again. */
    public boolean beganAnew() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            boolean anew = last(connection) < complete;
            if (anew) {
                complete = 0;
                beyondGap.clear();
            }
            return anew;
        }
    }

    /** Tells programs that listen with LISTEN that there is something to claim; a transaction of its own. */
    public void announce() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SqlText.of("announce"))) {
            statement.execute();
        }
    }

    private void close() {
        Instant old = clock.instant().minus(GIVEN_UP);
        while (!beyondGap.isEmpty()) {
            Map.Entry<Long, Instant> first = beyondGap.firstEntry();
            if (first.getKey() > complete + 1 && first.getValue().isAfter(old)) {
                return;
            }
            complete = first.getKey();
            beyondGap.pollFirstEntry();
        }
    }

    private List<Change> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlText.of("changes-after"))) {
            statement.setLong(1, complete);
            statement.setInt(2, MOST + beyondGap.size());
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changes.add(new Change(
                            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)));
                }
            }
            return changes;
        }
    }

    private static long last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlText.of("last-change"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
