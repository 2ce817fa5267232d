package io.fairlead.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL that can be killed and started again on the same files and port. Without fsync: what is killed here are
 * processes, and the operating system keeps what they have written. And tuned to confirm commits before it has written
 * them, which loses them when it is killed, unless a router asks for better.
 */
final class ChaosPostgres implements AutoCloseable {
    private static final int ATTEMPTS = 20;

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    ChaosPostgres(Path folder, int port) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        start();
    }

    int port() {
        return port;
    }

    /** @param through the port of a wire to it, or its own */
    static String url(int through) {
        return "jdbc:postgresql://127.0.0.1:" + through + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port) + "?user=postgres&ApplicationName=chaos&socketTimeout=30");
    }

    /** kill -9 of the server and of every session, then a start, which replays its log. */
    void killAndRestart(Duration away) throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> sessions = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        sessions.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        // Gives its lock on the folder back.
        server.close();
        TimeUnit.MILLISECONDS.sleep(away.toMillis());
        start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A session that dies slowly holds the shared memory for a moment. */
    private void start() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgresql"))
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("timezone", "America/Caracas")
                        .setServerConfig("max_connections", "60")
                        .setErrorRedirector(log())
                        .setOutputRedirector(log())
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                return;
            } catch (IOException | IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile());
    }

    private ProcessHandle postmaster() throws IOException {
        Path pid = folder.resolve("postgresql").resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                .orElseThrow();
    }
}
