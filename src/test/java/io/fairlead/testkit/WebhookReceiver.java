package io.fairlead.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.digest.HmacSha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Another system's HTTP server: it notes what it gets and answers 204, unless it is told to answer otherwise. */
public final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Queue<Integer> next = new ArrayDeque<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile int status = 204;
    private volatile boolean silent;
    private volatile Map<String, String> headers = Map.of();

    /** One request. */
    public record Got(String id, String timestamp, String signature, String mediaType, String body, int answered) {
        public JsonNode event() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String type() {
            return event().path("type").asText().replace("io.fairlead.ticket.", "");
        }

        public String subject() {
            return event().path("subject").asText();
        }

        /** As a consumer of Standard Webhooks does it: one of the signatures must be right. */
        public boolean isSignedWith(String secret) {
            byte[] key = Base64.getDecoder().decode(secret.substring(secret.indexOf('_') + 1));
            String right = "v1,"
                    + Base64.getEncoder().encodeToString(new HmacSha256(key).of(id + "." + timestamp + "." + body));
            return Arrays.asList(signature.split(" ")).contains(right);
        }
    }

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public static WebhookReceiver start() {
        try {
            return new WebhookReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    /** The next requests are answered so, one after the other; those after them as before. */
    public WebhookReceiver answerOnce(Integer... statuses) {
        synchronized (next) {
            next.addAll(List.of(statuses));
        }
        return this;
    }

    /** From now on. */
    public WebhookReceiver answer(int code, Map<String, String> with) {
        headers = with;
        status = code;
        return this;
    }

    /** From now on it takes requests and never answers. */
    public WebhookReceiver fallSilent() {
        silent = true;
        return this;
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    /** What it accepted, the kinds of events of a ticket in the order in which they came. */
    public List<String> accepted(String ref) {
        return all(ref).filter(each -> each.answered() < 300).map(Got::type).toList();
    }

    public Stream<Got> all(String ref) {
        return got.stream().filter(each -> each.subject().equals(ref));
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int code;
        synchronized (next) {
            code = next.isEmpty() ? status : next.remove();
        }
        got.add(new Got(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body,
                silent ? 999 : code));
        if (silent) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    @Override
    public void close() {
        open.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
