package io.fairlead.admin;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready is who reaches the database: without it nothing can be taken in, and another router may do better. */
public final class DatabaseCheck extends AbstractHealthCheck {
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource pool;

    public DatabaseCheck(DataSource pool) {
        super("fairlead", "database");
        this.pool = pool;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try (Connection connection = pool.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                builder.up();
            } else {
                builder.message("PostgreSQL does not answer within " + PATIENCE_SECONDS + " s")
                        .down();
            }
        } catch (SQLException e) {
            builder.message("PostgreSQL cannot be reached, or all connections are in use; sources keep their messages")
                    .down();
        }
    }
}
