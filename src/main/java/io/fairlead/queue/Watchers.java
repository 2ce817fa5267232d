package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Who has a ticket open at the desk, as JSON. */
public final class Watchers {
    private final DataSource pool;

    public Watchers(DataSource pool) {
        this.pool = pool;
    }

    /** @param ref a ticket's reference */
    public String of(String ref) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SqlText.of("list-watchers"))) {
            statement.setString(1, ref);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
