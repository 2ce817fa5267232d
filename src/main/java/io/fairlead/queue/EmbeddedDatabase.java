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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL in a folder of ours, for whoever has none: kept between runs, owned by one router at a time. After a kill -9
 * of the router its server is still there; the next start ends it before it takes the folder over.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres postgres;
    private final FileChannel ownership;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel ownership) {
        this.postgres = postgres;
        this.ownership = ownership;
    }

    /**
     * @param folder made if it is not there
     * @throws IllegalStateException when another router holds the folder, or the server cannot be started
     */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel ownership = own(folder);
            Path data = folder.resolve("postgresql");
            endOrphan(data);
            return new EmbeddedDatabase(
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
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
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .start(),
                    ownership);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the embedded PostgreSQL cannot start in " + folder + ": " + e.getMessage() + "; its log is "
                            + folder.resolve("postgresql.log"),
                    e);
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
            return Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid")).stream()
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

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /** The superuser of the embedded server; it trusts connections from this machine only. */
    public String user() {
        return "postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
            ownership.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly: {}", e.getMessage());
        }
    }

    private static ProcessBuilder.Redirect log(Path folder) {
        return ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile());
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

    private static void endOrphan(Path data) throws IOException {
        Optional<ProcessHandle> orphan = orphan(data.resolve("postmaster.pid"));
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

    private static Optional<ProcessHandle> orphan(Path pidFile) throws IOException {
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
