package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Tells the queue under which addresses our mailboxes are written to. */
public final class KnownMailboxes {
    private KnownMailboxes() {}

    /** @throws IllegalStateException in one sentence, when the database does not take it */
    public static void know(DataSource database, String channel, List<String> addresses) {
        try (Connection connection = database.getConnection();
                PreparedStatement know = connection.prepareStatement(SqlText.of("know-mailbox"))) {
            know.setString(1, channel);
            know.setArray(2, connection.createArrayOf("text", addresses.toArray()));
            know.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the addresses of '" + channel + "' cannot be kept: " + e.getMessage(), e);
        }
    }
}
