package io.fairlead.queue;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Which contents of attachments the queue still speaks of. */
public final class StoredContents {
    private final DataSource pool;

    public StoredContents(DataSource pool) {
        this.pool = pool;
    }

    /**
     * Of these hashes, those that no message has.
     *
     * @throws IllegalStateException when the database cannot be asked: then none may be removed
     */
    public Set<String> unwanted(Set<String> hashes) {
        String sql = SqlText.of("unwanted-contents");
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Array array = connection.createArrayOf("text", hashes.toArray());
            statement.setArray(1, array);
            Set<String> unwanted = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    unwanted.add(rows.getString(1));
                }
            }
            return unwanted;
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot say which attachments are wanted", e);
        }
    }
}
