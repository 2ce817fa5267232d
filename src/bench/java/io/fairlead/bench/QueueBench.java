package io.fairlead.bench;

import io.fairlead.queue.Database;
import io.fairlead.queue.EmbeddedDatabase;
import io.fairlead.testkit.Contention;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the queue costs. Arguments: {@code embedded}, or the address of an empty database and its user; then one of
 * <ul>
 * <li>backlogs, such as {@code 10000 100000}: claims (each resolved again) a second with 1, 8 and 32 claimers, any topic
 *     and six of eight;
 * <li>{@code contention N}: 32 claimers over N tickets, killed at random;
 * <li>{@code enqueue [FOLDER]}: messages a second beside pgbench's insert of one row, and, where a folder with their
 *     packages is given, pg-boss and graphile-worker;
 * <li>{@code cycles N}: N claims and resolves by 8 claimers over 10,000 waiting ones that are filled up all the while, and
 *     what they leave behind.
 * </ul>
 * The length of each measurement is {@code -Dseconds}, 3 by default.
 */
public final class QueueBench {
    private static final int[] CLIENTS = {1, 8, 32};
    private static final int BUDGETED = 8;

    private final String url;
    private final String user;

    private QueueBench(String url, String user) {
        this.url = url;
        this.user = user;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        if (!given.get(0).equals("embedded")) {
            new QueueBench(given.get(0), given.get(1)).run(given.subList(2, given.size()));
            return;
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(Files.createTempDirectory("fairlead-bench"))) {
            new QueueBench(server.jdbcUrl(), server.user()).run(given.subList(1, given.size()));
        }
    }

    private void run(List<String> what) throws Exception {
        Database.external(url, user, "", 2).close();
        switch (what.get(0)) {
            case "contention" -> System.out.println(
                    new Contention(url, user).run(Integer.parseInt(what.get(1)), 32, 7));
            case "enqueue" -> enqueue(what.size() > 1 ? what.get(1) : null);
            case "cycles" -> new ClaimCycles(url, user).run(Integer.parseInt(what.get(1)));
            default -> claims(what.stream().map(Integer::valueOf).toList());
        }
    }

    private void claims(List<Integer> backlogs) throws Exception {
        ClaimCycles cycles = new ClaimCycles(url, user);
        cycles.measure(1_000, 8, true);
        List<Double> costs = new ArrayList<>();
        for (int waiting : backlogs) {
            for (int claimers : CLIENTS) {
                for (boolean any : new boolean[] {true, false}) {
                    Clients.Rate rate = cycles.measure(waiting, claimers, any);
                    System.out.printf(
                            "%,d waiting, %d claimers, %s: %s%n",
                            waiting, claimers, any ? "any" : "six topics", rate);
                    if (claimers == BUDGETED && any) {
                        costs.add(rate.milliseconds());
                    }
                }
            }
        }
        Budget.CLAIM.measured(costs.get(costs.size() - 1) / costs.get(0));
    }

    private void enqueue(String folder) throws Exception {
        Insertions insertions = new Insertions(url, user);
        insertions.warmUp();
        for (int clients : CLIENTS) {
            Clients.Rate messages = insertions.messages(clients);
            double pgbench = insertions.pgbench(clients);
            System.out.printf(
                    "%d clients: enqueue %s, one row by JDBC %s, one row by pgbench %,.0f/s%n",
                    clients, messages, insertions.rows(clients), pgbench);
            if (clients == BUDGETED) {
                Budget.ENQUEUE.measured(100 * messages.aSecond() / pgbench);
            }
            if (folder != null) {
                insertions.peers(folder, clients);
            }
        }
    }
}
