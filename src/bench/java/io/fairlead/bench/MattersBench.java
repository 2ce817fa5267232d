package io.fairlead.bench;

import io.fairlead.queue.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * What it costs to look beside a ticket, with few tickets and with many, in a real PostgreSQL: similar tickets, the look
 * for incidents, due times. Argument: the tickets of the second measurement, 100000.
 */
public final class MattersBench {
    private static final int FEW = 1_000;
    private static final int CALLS = 1_000;
    private static final String[] PEOPLE = {
        "insert into fairlead.channel (name, kind) values ('mail', 'email'), ('bot', 'telegram'), ('form', 'form')",
        "insert into fairlead.customer (key, name, addresses) select 'mailto:c' || n || '@example.org', 'c', '[]'"
                + " from generate_series(1, 60000) n",
        "insert into fairlead.lane (topic, language) values ('withdrawal', 'en')"
    };
    private static final String TICKETS = "insert into fairlead.ticket (conversation, channel_id, customer_id, visibility,"
            + " subject, topic, confidence, because, alternatives, language, priority, due_at, facts, missing, flags,"
            + " created_at, last_message_at)"
            + " select 'b' || n, n %% 3 + 1, n %% 60000 + 1, 'private', '',"
            + " (array['withdrawal', 'deposit', 'fees', 'kyc'])[n %% 4 + 1], 0.9, '[]', '[]', 'en', 2,"
            + " now() + interval '1 hour' * (n %% 40), jsonb_build_array("
            + " jsonb_build_object('type', 'account_uid', 'value', (20000000 + n %% 50000)::text),"
            + " jsonb_build_object('type', 'order_number', 'value', (case when n %% 5 = 0 then 777777 else 600000000 + n end)::text)),"
            + " '[]', '[]', now() - interval '1 second' * (%d - n), now() - interval '1 second' * (%d - n)"
            + " from generate_series(%d, %d) n";
    private static final String[] REST = {
        "insert into fairlead.item (ticket_id, lane, priority, due_at)"
                + " select id, 1, 2, due_at from fairlead.ticket on conflict do nothing",
        "insert into fairlead.message (ticket_id, channel_id, source_key, visibility, author, sent_at, received_at, subject,"
                + " text, reply_text, quoted_text, auto, attachments, findings)"
                + " select id, channel_id, 'k' || id, 'private', '{}', created_at, created_at, '', 'my withdrawal hangs',"
                + " 'my withdrawal hangs', '', 'no', '[]', '[]' from fairlead.ticket on conflict do nothing",
        "vacuum analyze"
    };

    private MattersBench() {}

    public static void main(String[] arguments) throws Exception {
        int many = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("matters-bench");
        try (Database database = Database.embedded(folder, 2);
                Connection connection = database.pool().getConnection()) {
            for (String sql : PEOPLE) {
                run(connection, sql);
            }
            fill(connection, 1, FEW, many);
            measure(connection, FEW);
            fill(connection, FEW + 1, many, many);
            measure(connection, many);
        }
    }

    private static void fill(Connection connection, int from, int to, int last) throws SQLException {
        run(connection, TICKETS.formatted(last, last, from, to));
        for (String sql : REST) {
            run(connection, sql);
        }
    }

    private static void measure(Connection connection, int tickets) throws SQLException {
        report(connection, tickets, "similar tickets of one", "select fairlead.similar_json(?)", CALLS);
        report(connection, tickets, "a ticket's JSON", "select fairlead.ticket_json(?)", CALLS);
        report(connection, tickets, "look for incidents", "select fairlead.recent_matters(10, 10) where ? > 0", 20);
        report(connection, tickets, "due soon", "select fairlead.announce_due(), fairlead.due_soon_json() where ? > 0", 20);
    }

    private static void report(Connection connection, int tickets, String what, String sql, int calls)
            throws SQLException {
        long[] nanos = new long[calls];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < calls; i++) {
                statement.setLong(1, 1 + (i * 7919L) % tickets);
                long start = System.nanoTime();
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                }
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%d tickets: %s: median %.2f ms, p99 %.2f ms%n",
                tickets, what, nanos[calls / 2] / 1e6, nanos[calls * 99 / 100] / 1e6);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
