package io.fairlead.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Claimers that take, hold and resolve tickets until none is left, each on a connection of its own that is cut at random,
 * before or after what it does is committed. Leases are short, and a sweeper hands on what the killed ones held.
 */
public final class Contention {
    private static final String LEASE = "1 second";

    /** Tickets straight into the tables: what is tested is how they are taken. */
    private static final String FILL = """
            with channel as (select fairlead.channel_of('load', 'form') as id),
            customer as (
                insert into fairlead.customer (key, name, addresses) values ('load', '', '[]')
                on conflict (key) do update set name = '' returning id)
            insert into fairlead.ticket (conversation, channel_id, customer_id, visibility, subject, topic, confidence,
                because, alternatives, language, priority, due_at, facts, missing, flags)
            select 'load:' || gen_random_uuid(), channel.id, customer.id, 'private', '', 'topic-' || n % 8, 1, '[]', '[]', 'en',
                n % 4, now() + make_interval(secs => n % 3600), '[]', '[]', '[]'
            from generate_series(1, ?) n, channel, customer
            """;

    private static final String QUEUE = """
            insert into fairlead.item (ticket_id, lane, priority, due_at, warn_at)
            select t.id, l.id, t.priority, t.due_at, t.due_at - interval '30 minutes'
            from fairlead.ticket t
            join fairlead.lane l
                on l.topic = t.topic and l.language = t.language and l.channel_id = t.channel_id and l.team = ''
            where t.state = 'open'
            on conflict (ticket_id) do nothing
            """;

    /** Claims of a ticket that somebody held: nothing in its history between the two says that he lost it. */
    private static final String HELD_BY_TWO = """
            select count(*) from (
                select kind, lag(kind) over (partition by ticket_id order by id) as before from fairlead.event) told
            where kind = 'claimed' and before = 'claimed'
            """;

    private static final String RESOLVED_TWICE = """
            select count(*) from (
                select 1 from fairlead.event where kind = 'resolved' group by ticket_id having count(*) > 1) twice
            """;

    private final String url;
    private final String user;
    private final Map<String, Long> resolvedBy = new ConcurrentHashMap<>();
    private final AtomicInteger resolvedTwice = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();

    /** What came of it; all of it must be 0 but resolved and killed. */
    public record Result(int resolved, int resolvedTwice, int heldByTwo, int killed, long left) {}

    public Contention(String url, String user) {
        this.url = url;
        this.user = user;
    }

    /** @param percent of the deeds at which a claimer is killed */
    public Result run(int tickets, int claimers, int percent) throws Exception {
        fill(tickets);
        ExecutorService threads = Executors.newFixedThreadPool(claimers + 1);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < claimers; i++) {
            Random random = new Random(i);
            String agent = "agent-" + i;
            all.add(threads.submit(() -> ending(() -> work(agent, random, percent))));
        }
        all.add(threads.submit(() -> ending(this::sweep)));
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.MINUTES)) {
            threads.shutdownNow();
            throw new IllegalStateException("not done in 30 minutes");
        }
        for (Future<Void> each : all) {
            each.get();
        }
        try (Connection connection = connect()) {
            return new Result(
                    (int) number(connection, "select count(*) from fairlead.ticket where state = 'resolved'"),
                    resolvedTwice.get() + (int) number(connection, RESOLVED_TWICE),
                    (int) number(connection, HELD_BY_TWO),
                    killed.get(),
                    number(connection, "select count(*) from fairlead.item"));
        }
    }

    /** Adds tickets until about so many wait. */
    public void fillUp(int waiting) throws SQLException {
        try (Connection connection = connect()) {
            int there = (int) number(connection, "select count(*) from fairlead.item where agent is null");
            if (there < waiting * 0.99) {
                fill(waiting - there);
                connection.createStatement().execute("vacuum analyze fairlead.item, fairlead.ticket");
            }
        }
    }

    private void fill(int tickets) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement fill = connection.prepareStatement(FILL)) {
            // A million triggers would take ten times as long as the rows.
            connection.createStatement().execute("set session_replication_role = replica");
            fill.setInt(1, tickets);
            fill.execute();
            number(
                    connection,
                    "select count(fairlead.lane_of(t)) from ("
                            + "select distinct on (topic) * from fairlead.ticket where state = 'open') t");
            connection.createStatement().execute(QUEUE);
        }
    }

    /** Where one fails, the others need not go on. */
    private Void ending(Callable<Void> work) throws Exception {
        try {
            return work.call();
        } catch (Exception e) {
            failed.set(true);
            throw e;
        }
    }

    private boolean isAnyLeft(Connection connection) throws SQLException {
        return !failed.get()
                && number(connection, "select count(*) from (select 1 from fairlead.item limit 1) any_left") > 0;
    }

    private Void work(String agent, Random random, int percent) throws SQLException {
        Connection connection = connect();
        while (isAnyLeft(connection)) {
            boolean commits = random.nextInt(100) >= percent;
            connection.setAutoCommit(false);
            String ref = null;
            long token = 0;
            try (PreparedStatement claim = connection.prepareStatement(
                    "select ref, token from fairlead.claim(?, lease => interval '" + LEASE + "')")) {
                claim.setString(1, agent);
                ResultSet row = claim.executeQuery();
                if (row.next()) {
                    ref = row.getString(1);
                    token = row.getLong(2);
                }
            }
            if (!commits) {
                connection = killed(connection);
                continue;
            }
            connection.commit();
            connection.setAutoCommit(true);
            if (ref == null) {
                continue;
            }
            if (random.nextInt(100) < percent) {
                connection = killed(connection);
                continue;
            }
            resolve(connection, ref, token);
        }
        connection.close();
        return null;
    }

    private void resolve(Connection connection, String ref, long token) throws SQLException {
        try (PreparedStatement resolve = connection.prepareStatement("select fairlead.resolve(?, ?, 1)")) {
            resolve.setString(1, ref);
            resolve.setLong(2, token);
            ResultSet row = resolve.executeQuery();
            row.next();
            if (row.getString(1).equals("resolved") && resolvedBy.put(ref, token) != null) {
                resolvedTwice.incrementAndGet();
            }
        }
    }

    /** The server ends the session in whatever it is; nothing uncommitted may be left of it. */
    private Connection killed(Connection connection) throws SQLException {
        killed.incrementAndGet();
        connection.abort(Runnable::run);
        return connect();
    }

    private Void sweep() throws SQLException, InterruptedException {
        try (Connection connection = connect()) {
            while (isAnyLeft(connection)) {
                number(connection, "select fairlead.sweep()");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return null;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
