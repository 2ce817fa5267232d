package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How much waits, as JSON. */
public final class QueueCounts {
    private final DataSource pool;

    public QueueCounts(DataSource pool) {
        this.pool = pool;
    }

    public String read() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SqlText.of("count-queue"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
