package io.fairlead.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The stream of {@code /api/v1/events} as somebody who is signed in hears it, line by line. */
public final class EventStream implements AutoCloseable {
    private final BufferedReader lines;
    private String id = "";

    private EventStream(BufferedReader lines) {
        this.lines = lines;
        until("retry");
    }

    public static EventStream of(RunningApp app, SignedIn listener) throws IOException {
        return after(app, listener, "");
    }

    /** @param last the id of the event after which it is to begin */
    public static EventStream after(RunningApp app, SignedIn listener, String last) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(app.url("/api/v1/events")).toURL().openConnection();
        connection.setRequestProperty("Cookie", listener.cookie());
        connection.setReadTimeout(60_000);
        if (!last.isEmpty()) {
            connection.setRequestProperty("Last-Event-ID", last);
        }
        return new EventStream(
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)));
    }

    /** The next line with these words in it; waits for it. */
    public String until(String words) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                id = line.startsWith("id: ") ? line.substring(4) : id;
                if (line.contains(words)) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the stream ended");
    }

    /** The id of the last event that was heard. */
    public String id() {
        return id;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
