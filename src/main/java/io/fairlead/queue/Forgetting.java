package io.fairlead.queue;

import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/** Forgets a customer, or says what there is to forget. What waits in quarantine is opened to see whose it is. */
public final class Forgetting {
    private final DataSource pool;
    private final Sealer sealer;
    private final Function<Inbound, Normalised> normalise;

    /** @param normalise reads an inbound as it was read when it came */
    public Forgetting(DataSource pool, Sealer sealer, Function<Inbound, Normalised> normalise) {
        this.pool = pool;
        this.sealer = sealer;
        this.normalise = normalise;
    }

    /**
     * What was destroyed, or would be.
     *
     * @param contents hashes of files that may have lost their last holder
     */
    public record Forgotten(
            int tickets, int messages, int originals, int files, int notices, int quarantined, Set<String> contents) {}

    /**
     * @param customer as the ticket's JSON has him: {@code mailto:ann@example.org}, {@code telegram:42}
     * @param really false counts only
     * @return empty when nothing is known of him
     */
    public Optional<Forgotten> forget(String customer, String actor, String reason, boolean really) {
        try (Connection connection = pool.getConnection()) {
            List<Long> quarantined = quarantinedOf(customer, connection);
            Forgotten forgotten = forget(connection, customer, actor, reason, really, quarantined.size());
            if (really && !quarantined.isEmpty()) {
                try (PreparedStatement destroy = connection.prepareStatement(SqlText.of("forget-quarantined"))) {
                    destroy.setArray(1, connection.createArrayOf("bigint", quarantined.toArray()));
                    destroy.setString(2, actor);
                    destroy.setString(3, reason);
                    destroy.execute();
                }
            }
            return Optional.of(forgotten).filter(what -> what.tickets() >= 0 || what.quarantined() > 0);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot forget: " + e.getMessage(), e);
        }
    }

    private static Forgotten forget(
            Connection connection, String customer, String actor, String reason, boolean really, int quarantined)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlText.of("forget"))) {
            statement.setString(1, customer);
            statement.setString(2, actor);
            statement.setString(3, reason);
            statement.setBoolean(4, really);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getObject("tickets") == null) {
                    return new Forgotten(-1, 0, 0, 0, 0, quarantined, Set.of());
                }
                return new Forgotten(
                        row.getInt("tickets"),
                        row.getInt("messages"),
                        row.getInt("originals"),
                        row.getInt("files"),
                        row.getInt("notices"),
                        quarantined,
                        Set.of((String[]) row.getArray("contents").getArray()));
            }
        }
    }

    private List<Long> quarantinedOf(String customer, Connection connection) throws SQLException {
        List<Long> found = new ArrayList<>();
        long last = 0;
        try (PreparedStatement list = connection.prepareStatement(SqlText.of("list-sealed-quarantine"))) {
            for (boolean more = true; more; ) {
                list.setLong(1, last);
                more = false;
                try (ResultSet rows = list.executeQuery()) {
                    while (rows.next()) {
                        more = true;
                        last = rows.getLong("id");
                        if (isOf(customer, rows)) {
                            found.add(last);
                        }
                    }
                }
            }
        }
        return found;
    }

    private boolean isOf(String customer, ResultSet row) throws SQLException {
        try {
            return normalise.apply(SealedName.inbound(row, sealer)) instanceof Message message
                    && message.author().id().equals(customer);
        } catch (RuntimeException e) {
            // Whatever stands in quarantine because nothing can read it: nobody can tell whose it is.
            return false;
        }
    }
}
