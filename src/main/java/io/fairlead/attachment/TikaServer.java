package io.fairlead.attachment;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Apache Tika server, which reads PDF and office files ({@code PUT /tika}, cwiki.apache.org/confluence/display/TIKA/TikaServer).
 * It is a process of its own, so that a hostile file costs nobody else memory or time.
 */
public final class TikaServer implements TextExtractor {
    private static final Logger LOG = LoggerFactory.getLogger(TikaServer.class);
    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "application/rtf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation");
    private static final int LARGEST_FILE = 20_000_000;
    private static final int MOST_BYTES = 1_000_000;
    private static final int OK = 200;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final URI address;
    private final Duration patience;
    private final Clock clock;
    private final HttpClient http;
    private volatile Instant pausedUntil = Instant.MIN;

    /**
     * @param address such as {@code http://127.0.0.1:9998}
     * @param patience how long a message may wait for one file; then the server is left alone for half a minute
     */
    public TikaServer(URI address, Duration patience, Clock clock) {
        this.address = address.resolve("/tika");
        this.patience = patience;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Optional<String> words(byte[] content, String type) {
        if (!TYPES.contains(type)
                || content.length > LARGEST_FILE
                || clock.instant().isBefore(pausedUntil)) {
            return Optional.empty();
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .header("Accept", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        Beginning beginning = new Beginning();
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArrayConsumer(beginning::take));
        try {
            int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            // Otherwise the file is encrypted or damaged; one without words holds pictures, which nobody has read.
            return Optional.of(beginning.words()).filter(words -> status == OK && !words.isBlank());
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            pausedUntil = clock.instant().plus(PAUSE);
            LOG.warn(
                    "Files are not read for half a minute: {} does not answer ({})",
                    address,
                    e.getCause() == null ? "in time" : e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** As much of an answer as is read. */
    private static final class Beginning {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void take(Optional<byte[]> piece) {
            piece.ifPresent(next -> bytes.write(next, 0, Math.min(next.length, MOST_BYTES - bytes.size())));
        }

        String words() {
            return bytes.toString(StandardCharsets.UTF_8).replace("\0", "");
        }
    }
}
