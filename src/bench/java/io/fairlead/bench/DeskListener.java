package io.fairlead.bench;

import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A desk that is open: notes when it is told of each new ticket. */
final class DeskListener implements AutoCloseable {
    private static final Pattern NEW = Pattern.compile("data: \\{\"ref\":\"([^\"]+)\",\"kind\":\"queued\".*");

    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final Stream<String> lines;

    private DeskListener(Stream<String> lines) {
        this.lines = lines;
        Thread thread = new Thread(this::listen, "desk");
        thread.setDaemon(true);
        thread.start();
    }

    static DeskListener of(RunningApp app) throws Exception {
        SignedIn agent = SignedIn.to(app);
        return new DeskListener(HttpClient.newHttpClient()
                .send(
                        app.request("/api/v1/events")
                                .header("Cookie", agent.cookie())
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body());
    }

    private void listen() {
        try {
            lines.forEach(line -> {
                Matcher event = NEW.matcher(line);
                if (event.matches()) {
                    told.putIfAbsent(event.group(1), System.nanoTime());
                }
            });
        } catch (UncheckedIOException e) {
            // The stream was closed: nobody listens any more.
        }
    }

    /** Waits until it was told of all of them, ten seconds at most. */
    void await(Collection<String> refs) throws InterruptedException {
        for (int i = 0; i < 100 && !told.keySet().containsAll(refs); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    OptionalLong toldAt(String ref) {
        Long at = told.get(ref);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    @Override
    public void close() {
        lines.close();
    }
}
