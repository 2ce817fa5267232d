package io.fairlead.bench;

import io.fairlead.config.EnvironmentName;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./fairlead run} as its users start it. */
final class RouterProcess implements AutoCloseable {
    private final int port = RunningApp.freePort();
    private final int management = RunningApp.freePort();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;

    private RouterProcess(Map<String, String> settings, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("./fairlead", "run");
        settings.forEach((key, value) -> builder.environment().put(EnvironmentName.of(key), value));
        builder.environment().put("CAMEL_SERVER_PORT", String.valueOf(port));
        builder.environment().put("CAMEL_MANAGEMENT_PORT", String.valueOf(management));
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Returns when it is ready. */
    static RouterProcess start(Map<String, String> settings, Path log) throws IOException, InterruptedException {
        RouterProcess router = new RouterProcess(settings, log);
        while (!router.isReady()) {
            if (!router.process.isAlive()) {
                throw new IllegalStateException("it does not start:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return router;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Of the router alone, without its database; megabytes. */
    double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private boolean isReady() throws InterruptedException {
        try {
            URI ready = URI.create("http://127.0.0.1:" + management + "/observe/health/ready");
            return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
