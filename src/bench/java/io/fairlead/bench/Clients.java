package io.fairlead.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * As many connections at once as are asked for, each doing the same again and again. Besides the rate it tells the CPU
 * that the server's own processes took: on a machine that does other things too, that says more.
 */
final class Clients {
    static final int SECONDS = Integer.getInteger("seconds", 3);

    /** One deed; false when there is nothing left to do. */
    interface Deed {
        boolean again() throws SQLException;
    }

    /** What a client does with its connection. */
    interface Work {
        Deed with(Connection connection, int client) throws SQLException;
    }

    record Rate(double aSecond, double milliseconds) {
        @Override
        public String toString() {
            return String.format("%,.0f/s (%.2f ms CPU each)", aSecond, milliseconds);
        }
    }

    private record Share(long deeds, double cpuSeconds) {}

    private final String url;
    private final String user;

    Clients(String url, String user) {
        this.url = url;
        this.user = user;
    }

    Rate rate(int clients, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Callable<Share>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            all.add(() -> one(work, client));
        }
        long began = System.nanoTime();
        long deeds = 0;
        double cpu = 0;
        for (Future<Share> done : threads.invokeAll(all)) {
            deeds += done.get().deeds();
            cpu += done.get().cpuSeconds();
        }
        threads.shutdown();
        return new Rate(deeds * 1e9 / (System.nanoTime() - began), cpu * 1000 / Math.max(1, deeds));
    }

    private Share one(Work work, int client) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            long process = process(connection);
            Deed deed = work.with(connection, client);
            double before = Cpu.ofProcess(process);
            long deeds = 0;
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            while (System.nanoTime() < end && deed.again()) {
                deeds++;
            }
            return new Share(deeds, Cpu.ofProcess(process) - before);
        }
    }

    private static long process(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
