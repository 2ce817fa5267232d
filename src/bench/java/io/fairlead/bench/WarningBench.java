package io.fairlead.bench;

import com.sun.net.httpserver.HttpExchange;
import io.fairlead.testkit.LoopbackServer;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the moment at which a customer's secret is handed to us from a public Telegram group to the moment at which the Bot
 * API is asked to send the warning. Each customer writes once.
 */
public final class WarningBench {
    private static final String TOKEN = "99:" + "Bench-".repeat(6);
    private static final Pattern REPLY = Pattern.compile("message_id\\D+(\\d+)");
    private static final int WARM_UP = 300;
    private static final int MESSAGES = 500;
    private static final int EVERY_MILLIS = 100;

    private final Map<Integer, Long> handedOver = new ConcurrentHashMap<>();
    private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch warned = new CountDownLatch(WARM_UP + MESSAGES);
    private int next = 1;

    private WarningBench() {}

    public static void main(String[] arguments) throws Exception {
        new WarningBench().run();
        System.exit(0);
    }

    private void run() throws Exception {
        LoopbackServer server = LoopbackServer.start(this::answer);
        Map<String, String> settings = Map.of(
                "telegram.token", TOKEN,
                "telegram.base-uri", server.uri(),
                "fairlead.data", Files.createTempDirectory("fairlead-bench").toString(),
                "fairlead.db.url", "");
        try (RunningApp app = RunningApp.start(settings)) {
            warned.await(3, TimeUnit.MINUTES);
            List<Long> measured = new ArrayList<>(times.subList(Math.min(WARM_UP, times.size()), times.size()));
            double p99 = Posts.within(measured, 99);
            System.out.printf(
                    "%d warnings: p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                    measured.size(), Posts.within(measured, 50), p99, Posts.within(measured, 100));
            Budget.WARNING.measured(p99);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String result = "{\"username\":\"bench_bot\"}";
        if (path.endsWith("/getUpdates")) {
            result = update();
        } else if (path.endsWith("/sendMessage")) {
            warned(asked + exchange.getRequestURI().getQuery());
            result = "{\"message_id\":1,\"date\":1795170000,\"chat\":{\"id\":-1001,\"type\":\"supergroup\"}}";
        }
        byte[] answer = ("{\"ok\":true,\"result\":" + result + "}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** One every now and then; none after the last. */
    private synchronized String update() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(next > WARM_UP + MESSAGES ? 1000 : EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (next > WARM_UP + MESSAGES) {
            return "[]";
        }
        int number = next++;
        handedOver.put(number, System.nanoTime());
        return ("[{\"update_id\":%1$d,\"message\":{\"message_id\":%1$d,\"from\":{\"id\":%2$d,\"is_bot\":false,"
                        + "\"first_name\":\"Ann\",\"language_code\":\"en\"},\"chat\":{\"id\":-%3$d,\"title\":\"Harbour\","
                        + "\"type\":\"supergroup\"},\"date\":1795170000,"
                        + "\"text\":\"I cannot log in, my password is Harbour_%1$d!x, please help\"}}]")
                .formatted(number, 100_000 + number, 1_001_000_000_000L + number);
    }

    private void warned(String asked) {
        Matcher reply = REPLY.matcher(asked);
        if (reply.find()) {
            Long since = handedOver.remove(Integer.parseInt(reply.group(1)));
            if (since != null) {
                times.add(System.nanoTime() - since);
                warned.countDown();
            }
        }
    }
}
