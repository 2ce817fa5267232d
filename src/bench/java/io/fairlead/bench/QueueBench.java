package io.fairlead.bench;

import io.fairlead.queue.Database;
import io.fairlead.testkit.Contention;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a claim costs against the backlog: claims (each resolved again) a second with 1, 8 and 32 claimers, any topic and
 * six of eight. Arguments: the address of an empty database, its user, and the backlogs, such as {@code 10000 100000}.
 * With {@code contention N} instead of backlogs: 32 claimers over N tickets, killed at random.
 */
public final class QueueBench {
    private static final int SECONDS = 10;
    private static final String ANY = "select ref, token from fairlead.claim(?)";
    private static final String SIX =
            "select ref, token from fairlead.claim(?, array['topic-0','topic-1','topic-2','topic-3','topic-4','topic-5'])";

    private final String url;
    private final String user;

    private QueueBench(String url, String user) {
        this.url = url;
        this.user = user;
    }

    public static void main(String[] arguments) throws Exception {
        QueueBench bench = new QueueBench(arguments[0], arguments[1]);
        Database.external(bench.url, bench.user, "", 2).close();
        if (arguments[2].equals("contention")) {
            System.out.println(new Contention(bench.url, bench.user).run(Integer.parseInt(arguments[3]), 32, 7));
            return;
        }
        for (int i = 2; i < arguments.length; i++) {
            int waiting = Integer.parseInt(arguments[i]);
            for (int claimers : new int[] {1, 8, 32}) {
                for (String claim : List.of(ANY, SIX)) {
                    new Contention(bench.url, bench.user).fillUp(waiting);
                    System.out.printf(
                            "%,d waiting, %d claimers, %s: %,d claims/s%n",
                            waiting, claimers, claim.equals(ANY) ? "any" : "six topics", bench.rate(claim, claimers));
                }
            }
        }
    }

    private long rate(String claim, int claimers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(claimers);
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < claimers; i++) {
            String agent = "agent-" + i;
            work.add(() -> cycles(claim, agent));
        }
        long all = 0;
        for (Future<Long> done : threads.invokeAll(work)) {
            all += done.get();
        }
        threads.shutdown();
        return all / SECONDS;
    }

    private long cycles(String sql, String agent) throws SQLException {
        long cycles = 0;
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement resolve = connection.createStatement();
                PreparedStatement claim = connection.prepareStatement(sql)) {
            claim.setString(1, agent);
            while (System.nanoTime() < end) {
                try (ResultSet row = claim.executeQuery()) {
                    if (!row.next()) {
                        return cycles;
                    }
                    resolve.execute("select fairlead.resolve('" + row.getString(1) + "', " + row.getLong(2) + ", 1)");
                }
                cycles++;
            }
        }
        return cycles;
    }
}
