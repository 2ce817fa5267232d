package io.fairlead.cluster;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a session of the database that holds locks; the one who asks closes it. */
public interface SessionSource {
    /** @throws SQLException when the database does not let us in now */
    Connection open() throws SQLException;
}
