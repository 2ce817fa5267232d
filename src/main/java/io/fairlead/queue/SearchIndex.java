package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes the words of messages that are new or edited, apart from the intake, which must not wait for them. */
public final class SearchIndex {
    private static final int AT_ONCE = 1000;

    private final DataSource pool;

    public SearchIndex(DataSource pool) {
        this.pool = pool;
    }

    /**
     * Takes up to a thousand; several routers take different ones.
     *
     * @return how many
     * @throws SQLException when the database cannot be asked; none of them is lost
     */
    public int update() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            int messages = update(connection);
            connection.commit();
            return messages;
        }
    }

    private static int update(Connection connection) throws SQLException {
        int messages = 0;
        try (PreparedStatement take = connection.prepareStatement(SqlText.of("take-unsearchable"));
                PreparedStatement keep = connection.prepareStatement(SqlText.of("keep-words"))) {
            take.setInt(1, AT_ONCE);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    keep.setLong(1, row.getLong("id"));
                    keep.setLong(2, row.getLong("ticket_id"));
                    keep.setArray(3, connection.createArrayOf("text", SearchWords.of(row.getString("text"))));
                    keep.addBatch();
                    messages++;
                }
            }
            if (messages > 0) {
                keep.executeBatch();
            }
        }
        return messages;
    }
}
