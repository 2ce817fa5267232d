package io.fairlead;

import io.fairlead.channel.email.mailbox.MailCursor;
import io.fairlead.channel.email.mailbox.MailCursors;
import io.fairlead.queue.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Cursors in the queue's database, so that they are as safe as the tickets. */
final class StoredMailCursors implements MailCursors {
    private final DataSource database;
    private final String find = SqlText.of("find-mailbox-cursor");
    private final String keep = SqlText.of("keep-mailbox-cursor");

    StoredMailCursors(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<MailCursor> find(String channel, String folder) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(find)) {
            statement.setString(1, channel);
            statement.setString(2, folder);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(cursor(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the cursor cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void keep(String channel, String folder, MailCursor cursor) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(keep)) {
            statement.setString(1, channel);
            statement.setString(2, folder);
            statement.setLong(3, cursor.uidValidity());
            statement.setLong(4, cursor.uid());
            statement.setArray(
                    5, connection.createArrayOf("bigint", cursor.behind().toArray()));
            statement.setString(6, cursor.selection());
            statement.setLong(7, cursor.selectedBelow());
            statement.setString(8, cursor.since());
            statement.setTimestamp(9, Timestamp.from(cursor.date()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the cursor cannot be kept: " + e.getMessage(), e);
        }
    }

    private static MailCursor cursor(ResultSet row) throws SQLException {
        return new MailCursor(
                row.getLong(1),
                row.getLong(2),
                List.of((Long[]) row.getArray(3).getArray()),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getTimestamp(7).toInstant());
    }
}
