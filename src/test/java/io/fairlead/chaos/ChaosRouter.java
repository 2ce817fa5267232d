package io.fairlead.chaos;

import io.fairlead.config.EnvironmentName;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A router as a process of its own, {@code fairlead run} with its settings in the environment, which can be killed. */
final class ChaosRouter implements AutoCloseable {
    private static final String NAME = "  Router    ";
    private static final Path FAKETIME = Path.of(
                    "/usr/lib/" + System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu/faketime")
            .resolve("libfaketime.so.1");

    private final String called;
    private final Path log;
    private final Path clock;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile int port;
    private volatile int management;
    private volatile Process process;

    /** @param called one letter, for the log and its file's name */
    ChaosRouter(String called, Path folder, Map<String, String> settings) {
        this.called = called;
        this.log = folder.resolve("router-" + called + ".log");
        this.clock = folder.resolve("clock-" + called);
        this.settings = settings;
    }

    /** On other ports each time: on a busy machine somebody else may have taken those of before. */
    synchronized void start() throws IOException {
        port = ownPort();
        management = ownPort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "io.fairlead.cli.Fairlead",
                "run");
        settings.forEach((key, value) -> builder.environment().put(EnvironmentName.of(key), value));
        builder.environment().put("CAMEL_SERVER_PORT", String.valueOf(port));
        builder.environment().put("CAMEL_MANAGEMENT_PORT", String.valueOf(management));
        if (Files.exists(FAKETIME)) {
            builder.environment().put("LD_PRELOAD", FAKETIME.toString());
            builder.environment().put("FAKETIME_TIMESTAMP_FILE", clock.toString());
            builder.environment().put("FAKETIME_CACHE_DURATION", "1");
            builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            // With its mend for old C libraries every thread that waits keeps a core busy.
            builder.environment().put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
            setClock(0);
        }
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
    }

    /**
     * Below those that a system gives to whoever asks for any: so that no other test's server answers there until this
     * router listens.
     */
    private static int ownPort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(ChaosRouter::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** kill -9. */
    synchronized void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As if its machine stood still: connections stay open, nobody answers. */
    void freeze(Duration length) throws IOException, InterruptedException {
        signal("-STOP");
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
        signal("-CONT");
    }

    /** Wrong by so many seconds from now on, 0 for right; does nothing where there is no libfaketime. */
    void setClock(int seconds) throws IOException {
        // Replaced at once: half a file would be another time.
        Path next = clock.resolveSibling(clock.getFileName() + ".next");
        Files.writeString(next, "%+d".formatted(seconds));
        Files.move(next, clock, StandardCopyOption.REPLACE_EXISTING);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        try {
            return isAlive()
                    && http.send(
                                            HttpRequest.newBuilder(URI.create(
                                                            "http://127.0.0.1:" + management + "/observe/health/ready"))
                                                    .timeout(Duration.ofSeconds(2))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    URI form() {
        return URI.create("http://127.0.0.1:" + port + "/forms/support");
    }

    /** What this start calls itself in the database; empty while it has not said so. */
    String name() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> names = lines.filter(line -> line.startsWith(NAME)).toList();
            return names.isEmpty()
                    ? ""
                    : names.get(names.size() - 1).substring(NAME.length()).strip();
        } catch (IOException e) {
            return "";
        }
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    @Override
    public String toString() {
        return "router " + called;
    }

    private void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, String.valueOf(process.pid())).start().waitFor();
    }
}
