package io.fairlead.queue;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A secret that every router on one database shares; whichever needs it first makes it. */
public final class SharedSecret {
    private static final int BYTES = 32;

    private SharedSecret() {}

    /** @return 32 bytes, the same for this name on every router and after every restart */
    public static byte[] of(DataSource database, String name) {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(SqlText.of("keep-secret"));
                PreparedStatement read = connection.prepareStatement(SqlText.of("read-secret"))) {
            keep.setString(1, name);
            keep.setBytes(2, fresh);
            keep.executeUpdate();
            read.setString(1, name);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the shared secret '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
