package io.fairlead.bench;

import com.sun.net.httpserver.HttpExchange;
import io.fairlead.queue.EmbeddedDatabase;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.LoopbackServer;
import io.fairlead.testkit.QueueClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hundred times the usual rate: posts of forms at {@code -Dposts} a second for {@code -Dseconds}, from many addresses,
 * however slowly they are answered, while {@code -Dupdates} of Telegram wait to be fetched. Then: how many posts were
 * taken, how many asked to come again, the longest wait, the router's memory, and whether each that was taken is stored
 * once and each chat's messages stand in order.
 */
public final class FloodBench {
    private static final int A_SECOND = Integer.getInteger("posts", 500);
    private static final int SECONDS = Integer.getInteger("seconds", 120);
    private static final int UPDATES = Integer.getInteger("updates", 10_000);
    private static final int CHATS = 500;
    private static final int ADDRESSES = 5_000;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final String KEYS = "flood-post";
    private static final String TOKEN = "99:" + "Bench-".repeat(6);
    private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final AtomicLong longest = new AtomicLong();
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private int offset;

    private FloodBench() {}

    public static void main(String[] arguments) throws Exception {
        new FloodBench().run(Files.createTempDirectory("fairlead-bench"));
        System.exit(0);
    }

    private void run(Path folder) throws Exception {
        LoopbackServer telegram = LoopbackServer.start(this::answer);
        CopiedFolder.withOpenForm(folder.resolve("config"));
        try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Map<String, String> settings = Map.of(
                    "fairlead.config", folder.resolve("config").toString(),
                    "fairlead.data", folder.resolve("data").toString(),
                    "fairlead.db.url", server.jdbcUrl(),
                    "fairlead.db.user", server.user(),
                    "fairlead.proxies", "127.0.0.1",
                    "telegram.token", TOKEN,
                    "telegram.base-uri", telegram.uri());
            try (RouterProcess router = RouterProcess.start(settings, folder.resolve("router.log"))) {
                double most = flood(router);
                report(QueueClient.of(server.jdbcUrl(), server.user()), most);
            }
        }
    }

    /** The most memory that the router was seen to hold. */
    private double flood(RouterProcess router) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        double most = 0;
        long began = System.nanoTime();
        for (int i = 0; i < A_SECOND * SECONDS; i++) {
            long at = began + i * 1_000_000_000L / A_SECOND;
            for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            if (i % A_SECOND == 0) {
                most = Math.max(most, router.resident());
            }
            post(client, router, i);
        }
        connections.acquire(MOST_CONNECTIONS);
        System.out.printf("sent %d in %.0f s%n", A_SECOND * SECONDS, (System.nanoTime() - began) / 1e9);
        while (waiting() > 0) {
            most = Math.max(most, router.resident());
            TimeUnit.SECONDS.sleep(1);
        }
        System.out.printf("the last update was taken %.0f s after the beginning%n", (System.nanoTime() - began) / 1e9);
        return most;
    }

    private void post(HttpClient client, RouterProcess router, int number) throws InterruptedException {
        String key = KEYS + "-" + number;
        int address = number % ADDRESSES;
        HttpRequest post = HttpRequest.newBuilder(router.uri("/forms/support"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("X-Forwarded-For", "10.1." + address / 250 + "." + address % 250)
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"My withdrawal of " + number
                        + " USDT is pending since yesterday.\",\"email\":\"customer" + number + "@example.org\"}"))
                .build();
        connections.acquire();
        long began = System.nanoTime();
        client.sendAsync(post, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            connections.release();
            longest.accumulateAndGet(System.nanoTime() - began, Math::max);
            int status = failure == null ? answer.statusCode() : 0;
            answers.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
            if (status == 201) {
                confirmed.add(key);
            }
        });
    }

    private void report(QueueClient queue, double most) {
        Set<String> stored = Posts.stored(queue, KEYS);
        long kept = confirmed.stream().filter(stored::contains).count();
        System.out.printf("answers by status (0: none): %s; the longest took %.1f s%n", new TreeMap<>(answers), longest.get() / 1e9);
        System.out.printf("confirmed %d, stored of these %d%n", confirmed.size(), kept);
        System.out.printf(
                "updates: %d, stored %s, chats whose messages are not in order: %s%n",
                UPDATES,
                queue.value("select count(*) from fairlead.message where text like 'Number %'"),
                queue.value("select count(distinct author ->> 'id') from (select author, id,"
                        + " substring(text from '\\d+')::int as number, lag(substring(text from '\\d+')::int)"
                        + " over (partition by author ->> 'id' order by id) as before"
                        + " from fairlead.message where text like 'Number %') m where number < before"));
        System.out.printf("not in balance: %s%n", queue.rows("select * from fairlead.missing"));
        System.out.printf("the router held %.0f MB at most%n", most);
        Budget.RESIDENT_LOADED.measured(most);
    }

    private synchronized int waiting() {
        return UPDATES - offset;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] answer = (exchange.getRequestURI().getPath().endsWith("/getUpdates")
                        ? updates(String.valueOf(exchange.getRequestURI().getQuery()))
                        : "{\"ok\":true,\"result\":{\"username\":\"bench_bot\",\"message_id\":1}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private synchronized String updates(String query) {
        Matcher asked = OFFSET.matcher(query);
        offset = asked.find() ? Integer.parseInt(asked.group(1)) : offset;
        StringBuilder updates = new StringBuilder();
        for (int i = offset; i < Math.min(UPDATES, offset + 100); i++) {
            updates.append(i == offset ? "" : ",")
                    .append("""
                            {"update_id":%1$d,"message":{"message_id":%1$d,"from":{"id":%2$d,"is_bot":false,"first_name":"Ann"},
                            "chat":{"id":%2$d,"first_name":"Ann","type":"private"},"date":1795170000,
                            "text":"Number %1$d: my deposit is late"}}""".formatted(i, 100_000 + i % CHATS));
        }
        return "{\"ok\":true,\"result\":[" + updates + "]}";
    }
}
