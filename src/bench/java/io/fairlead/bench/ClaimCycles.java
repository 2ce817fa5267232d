package io.fairlead.bench;

import io.fairlead.testkit.Contention;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes tickets and resolves them. */
final class ClaimCycles {
    private static final String ANY = "select ref, token from fairlead.claim(?)";
    private static final String SIX =
            "select ref, token from fairlead.claim(?, array['topic-0','topic-1','topic-2','topic-3','topic-4','topic-5'])";
    private static final int WAITING = 10_000;

    private final String url;
    private final String user;
    private final Clients clients;

    ClaimCycles(String url, String user) {
        this.url = url;
        this.user = user;
        this.clients = new Clients(url, user);
    }

    /** @param any of all topics, or of six in eight */
    Clients.Rate measure(int waiting, int claimers, boolean any) throws Exception {
        new Contention(url, user).fillUp(waiting);
        return clients.rate(claimers, (connection, client) -> cycle(connection, "agent-" + client, any ? ANY : SIX));
    }

    /** Goes on until so many were claimed; tells the rate, and what vacuum has yet to do, on the way. */
    void run(int cycles) throws Exception {
        long done = 0;
        while (done < cycles) {
            long before = resolved();
            Clients.Rate rate = measure(WAITING, 8, true);
            done += resolved() - before;
            System.out.printf("%,d cycles: %s; %s%n", done, rate, leftBehind());
        }
    }

    private static Clients.Deed cycle(Connection connection, String agent, String sql) throws SQLException {
        PreparedStatement claim = connection.prepareStatement(sql);
        claim.setString(1, agent);
        PreparedStatement resolve = connection.prepareStatement("select fairlead.resolve(?, ?, 1)");
        return () -> {
            try (ResultSet row = claim.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                resolve.setString(1, row.getString(1));
                resolve.setLong(2, row.getLong(2));
            }
            resolve.execute();
            return true;
        };
    }

    private long resolved() throws SQLException {
        return Long.parseLong(told("select count(*) from fairlead.event where kind = 'resolved'"));
    }

    private String leftBehind() throws SQLException {
        return told("select n_dead_tup || ' dead rows of item, ' || autovacuum_count || ' vacuums, '"
                + " || pg_size_pretty(pg_relation_size(relid)) || ' table, ' || pg_size_pretty(pg_indexes_size(relid))"
                + " || ' indexes' from pg_stat_user_tables where relname = 'item'");
    }

    private String told(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
