package io.fairlead.testkit;

import io.fairlead.App;
import io.fairlead.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** The real application on the repository's own routes/ and config/, with a fresh database and free ports. */
public final class RunningApp implements AutoCloseable {
    private App app;
    private final Settings settings;
    private final QueueClient queue;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final HttpClient still = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private RunningApp(App app, Settings settings) {
        this.app = app;
        this.settings = settings;
        this.queue = new QueueClient(app.database().pool());
    }

    /** @param chosen settings on top of those that ship, such as a channel's secrets */
    public static RunningApp start(Map<String, String> chosen) {
        Settings settings = settings(chosen);
        return new RunningApp(App.build(settings, UnaryOperator.identity()).start(), settings);
    }

    /** On routes/ and config/ of another folder, with its application.properties; see {@link CopiedFolder}. */
    public static RunningApp startIn(Path folder, Map<String, String> chosen) {
        Map<String, String> all = defaults(chosen);
        all.put("fairlead.config", folder.resolve("config").toString());
        all.put("fairlead.routes", folder.resolve("routes").toString());
        Settings settings = Settings.read(folder, Map.of()).with(all);
        return new RunningApp(App.build(settings, UnaryOperator.identity()).start(), settings);
    }

    /** What {@link #start} uses; for tests of a start that must fail. */
    public static Settings settings(Map<String, String> chosen) {
        return Settings.read(Path.of(""), Map.of()).with(defaults(chosen));
    }

    private static Map<String, String> defaults(Map<String, String> chosen) {
        Map<String, String> all = new HashMap<>();
        all.put("fairlead.data", temporaryFolder().toString());
        all.put("fairlead.db.url", chosen.containsKey("fairlead.db.url") ? "" : PostgresServer.freshUrl());
        all.put("fairlead.db.user", "postgres");
        all.put("camel.server.port", String.valueOf(freePort()));
        all.put("camel.management.port", String.valueOf(freePort()));
        all.putAll(chosen);
        return all;
    }

    public App app() {
        return app;
    }

    public QueueClient queue() {
        return queue;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + settings.text("camel.server.port") + path;
    }

    public String managementUrl(String path) {
        return "http://127.0.0.1:" + settings.text("camel.management.port") + path;
    }

    public HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    public HttpResponse<String> post(String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(http, request);
    }

    /** Follows no redirect. */
    public HttpResponse<String> sendOnce(HttpRequest.Builder request) {
        return send(still, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for something that the routes do in their own time. */
    public static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }

    /** Lets go of the application too, since test classes keep this in a static field for the rest of the run. */
    @Override
    public void close() {
        if (app != null) {
            app.close();
            app = null;
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("fairlead-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nothing listens on at the moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
