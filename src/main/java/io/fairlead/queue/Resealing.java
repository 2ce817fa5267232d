package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Seals what stands in the database anew with the newest key, a hundred rows a transaction, beside a router that runs. */
public final class Resealing {
    private final DataSource pool;
    private final Sealer sealer;

    public Resealing(DataSource pool, Sealer sealer) {
        this.pool = pool;
        this.sealer = sealer;
    }

    /** @param unreadable what no key here opens; it stays as it is */
    public record Result(int resealed, int unreadable) {
        public Result plus(Result other) {
            return new Result(resealed + other.resealed, unreadable + other.unreadable);
        }
    }

    /** Every original and every inbound in quarantine that an older key has sealed. */
    public Result reseal() {
        return reseal("outdated-originals", "reseal-original").plus(reseal("outdated-quarantine", "reseal-quarantine"));
    }

    /** How much each key has sealed, by its number; what was sealed without one stands under an empty one. */
    public Map<String, Long> uses() {
        Map<String, Long> uses = new TreeMap<>();
        new Statements(pool)
                .all(
                        "seal-uses",
                        row -> uses.put(
                                row.getString("key") == null ? "" : row.getString("key"), row.getLong("times")));
        return uses;
    }

    private Result reseal(String outdated, String update) {
        Result all = new Result(0, 0);
        long id = 0;
        int revision = -1;
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement(SqlText.of(outdated));
                PreparedStatement change = connection.prepareStatement(SqlText.of(update))) {
            connection.setAutoCommit(false);
            for (boolean more = true; more; ) {
                select.setLong(1, id);
                select.setInt(2, revision);
                select.setString(3, sealer.newestKey());
                more = false;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        more = true;
                        id = rows.getLong("id");
                        revision = rows.getInt("revision");
                        all = all.plus(reseal(rows, change));
                    }
                }
                connection.commit();
            }
            return all;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private Result reseal(ResultSet row, PreparedStatement change) throws SQLException {
        SealedName name = SealedName.of(row.getString("channel"), row.getArray("source_ids"));
        SealedName.Opened opened;
        try {
            opened = name.open(sealer, row.getBytes("sealed"));
        } catch (IllegalStateException e) {
            return new Result(0, 1);
        }
        change.setBytes(1, sealer.seal(opened.plain(), name.channel(), opened.sourceId()));
        change.setString(2, opened.sourceId());
        change.setLong(3, row.getLong("id"));
        change.setInt(4, row.getInt("revision"));
        change.executeUpdate();
        return new Result(1, 0);
    }

    private static IllegalStateException unavailable(SQLException e) {
        return new IllegalStateException(
                "the database cannot go on: " + e.getMessage() + "; run the same command again to go on", e);
    }
}
