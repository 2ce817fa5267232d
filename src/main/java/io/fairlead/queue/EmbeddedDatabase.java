package io.fairlead.queue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL in a folder of ours, for whoever has none: kept between runs, owned by one router at a time. After a kill -9
 * of the router its server is still there; the next start ends it before it takes the folder over. A server that ends
 * while its router lives is started again.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String DATA = "postgresql";
    private static final String LOG_FILE = "postgresql.log";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Path folder;
    private final FileChannel ownership;
    private EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase(Path folder, FileChannel ownership, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.ownership = ownership;
        this.postgres = postgres;
    }

    /**
     * Starts the server, and starts it again on the same port whenever it ends by itself.
     *
     * @param folder made if it is not there
     * @throws IllegalStateException when another router holds the folder, or the server cannot be started
     */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel ownership = own(folder);
            endOrphan(folder);
            EmbeddedDatabase database =
                    new EmbeddedDatabase(folder, ownership, server(folder).start());
            database.watch();
            return database;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the embedded PostgreSQL cannot start in " + folder + ": " + e.getMessage() + "; its log is "
                            + folder.resolve(LOG_FILE),
                    e);
        }
    }

    private static EmbeddedPostgres.Builder server(Path folder) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve(DATA))
                .setOverrideWorkingDirectory(
                        folder.resolve("postgresql-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                .setErrorRedirector(log(folder))
                .setOutputRedirector(log(folder))
                .setPGStartupWait(Duration.ofSeconds(60));
    }

    private void watch() throws IOException {
        process(folder)
                .orElseThrow(() -> new IOException("its process cannot be found"))
                .onExit()
                .thenRunAsync(this::startAgain);
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        LOG.warn(
                "The embedded PostgreSQL ended by itself and is started again; its log is {}",
                folder.resolve(LOG_FILE));
        int port = postgres.getPort();
        try {
            postgres.close();
            postgres = server(folder).setPort(port).start();
            LOG.info("The embedded PostgreSQL is back");
            watch();
        } catch (IOException | IllegalStateException e) {
            // The processes of the one before may hold its memory for a moment.
            LOG.warn("The embedded PostgreSQL does not start yet: {}", e.getMessage());
            CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::startAgain);
        }
    }

    /** Where the server of a folder listens while a router holds the folder; empty when none does. */
    public static Optional<String> running(Path folder) {
        Path lock = folder.resolve("owner.lock");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            try (FileLock free = channel.tryLock()) {
                if (free != null) {
                    return Optional.empty();
                }
            } catch (OverlappingFileLockException e) {
                // A router in this very process has it.
            }
            // Its fourth line is the port: postgresql.org/docs/current/storage-file-layout.html
            return Files.readAllLines(pidFile(folder)).stream()
                    .skip(3)
                    .findFirst()
                    .map(port -> "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres");
        } catch (IOException e) {
            throw new IllegalStateException(
                    "a Fairlead runs on " + folder + ", but its database cannot be found: " + e.getMessage()
                            + "; stop that one, or try again when it is ready",
                    e);
        }
    }

    public synchronized String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /** The superuser of the embedded server; it trusts connections from this machine only. */
    public String user() {
        return "postgres";
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            postgres.close();
            process(folder)
                    .ifPresent(left -> LOG.warn("The embedded PostgreSQL (process {}) does not stop", left.pid()));
            ownership.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly: {}", e.getMessage());
        }
    }

    private static Path pidFile(Path folder) {
        return folder.resolve(DATA).resolve("postmaster.pid");
    }

    private static ProcessBuilder.Redirect log(Path folder) {
        return ProcessBuilder.Redirect.appendTo(folder.resolve(LOG_FILE).toFile());
    }

    private static FileChannel own(Path folder) throws IOException {
        Path file = folder.resolve("owner.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("another Fairlead already runs on " + folder
                    + "; stop it first, or give this one its own folder with fairlead.data=FOLDER");
        }
        return channel;
    }

    private static void endOrphan(Path folder) throws IOException {
        Optional<ProcessHandle> orphan = process(folder);
        if (orphan.isEmpty()) {
            return;
        }
        LOG.info(
                "The router before this one was killed; ending its PostgreSQL (process {})",
                orphan.get().pid());
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // PostgreSQL survives this too: its write-ahead log is replayed at the next start.
            orphan.get().destroyForcibly();
            orphan.get().onExit().join();
        }
    }

    private static Optional<ProcessHandle> process(Path folder) throws IOException {
        Path pidFile = pidFile(folder);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }
}
