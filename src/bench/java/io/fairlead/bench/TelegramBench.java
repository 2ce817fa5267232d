package io.fairlead.bench;

import com.sun.net.httpserver.HttpExchange;
import io.fairlead.App;
import io.fairlead.Settings;
import io.fairlead.testkit.LoopbackServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a local Bot API to committed tickets, through the shipped routes and the embedded database: updates a second, and
 * CPU time of this JVM an update, which is the figure to trust on a busy machine. Arguments: updates a round, rounds.
 */
public final class TelegramBench {
    private static final String TOKEN = "99:" + "Bench-".repeat(6);
    private static final Pattern NUMBER = Pattern.compile("(offset|limit)=(\\d+)");
    private static final String[] WORDS = {
        "my withdrawal of 120 USDT is stuck since monday, UID 9021%05d, please help",
        "提现到账了吗？订单号 2026%05d，已经等了三个小时了",
        "hello, how do I change the e-mail address of my account?",
        "身份认证提交三天了还在审核中，UID 9031%05d",
        "deposit not credited, tx 0x%05d, network TRC20",
        "good morning everybody, how is it going today"
    };

    private final List<byte[]> updates = new ArrayList<>();
    private CountDownLatch confirmed = new CountDownLatch(0);
    private int offset;

    private TelegramBench() {}

    public static void main(String[] arguments) throws Exception {
        int updates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        new TelegramBench().run(updates, rounds);
    }

    private void run(int count, int rounds) throws Exception {
        LoopbackServer server = LoopbackServer.start(this::answer);
        Path data = Files.createTempDirectory("fairlead-bench");
        Settings settings = Settings.read(Path.of(""), Map.of())
                .with(Map.of(
                        "telegram.token",
                        TOKEN,
                        "telegram.base-uri",
                        server.uri(),
                        "fairlead.data",
                        data.toString(),
                        "camel.server.port",
                        freePort(),
                        "camel.management.port",
                        freePort()));
        try (App app = App.build(settings, UnaryOperator.identity()).start()) {
            for (int round = 1; round <= rounds; round++) {
                round(round, count, app);
            }
        }
        System.exit(0);
    }

    private void round(int round, int count, App app) throws Exception {
        double cpu = Cpu.ofThisProcess();
        long start = System.nanoTime();
        deliver(count);
        confirmed.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "round %d: %d updates in %.1f s, %.0f updates/s, %.2f ms CPU an update; %d messages, %d tickets%n",
                round,
                count,
                seconds,
                count / seconds,
                (Cpu.ofThisProcess() - cpu) * 1000 / count,
                value(app, "select count(*) from fairlead.message"),
                value(app, "select count(*) from fairlead.ticket"));
    }

    private synchronized void deliver(int count) {
        confirmed = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            int number = updates.size();
            int customer = 100_000 + number % 20_000;
            updates.add(("{\"update_id\":" + number + ",\"message\":{\"message_id\":" + number
                            + ",\"from\":{\"id\":" + customer
                            + ",\"is_bot\":false,\"first_name\":\"Ann\",\"language_code\":\"en\"},\"chat\":{\"id\":"
                            + customer + ",\"first_name\":\"Ann\",\"type\":\"private\"},\"date\":1795170000,\"text\":\""
                            + WORDS[number % WORDS.length].formatted(number % 100_000) + "\"}}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        notifyAll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        byte[] answer = exchange.getRequestURI().getPath().endsWith("/getUpdates")
                ? poll(query)
                : "{\"ok\":true,\"result\":{\"username\":\"bench_bot\"}}".getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private synchronized byte[] poll(String query) {
        int limit = 100;
        for (Matcher given = NUMBER.matcher(query); given.find(); ) {
            if (given.group(1).equals("offset")) {
                offset = Integer.parseInt(given.group(2));
            } else {
                limit = Integer.parseInt(given.group(2));
            }
        }
        if (offset >= updates.size()) {
            confirmed.countDown();
            pause();
        }
        StringBuilder answer = new StringBuilder("{\"ok\":true,\"result\":[");
        for (int i = offset; i < Math.min(updates.size(), offset + limit); i++) {
            answer.append(i == offset ? "" : ",").append(new String(updates.get(i), StandardCharsets.UTF_8));
        }
        return answer.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void pause() {
        try {
            wait(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long value(App app, String sql) throws Exception {
        try (Connection connection = app.database().pool().getConnection();
                ResultSet row = connection.prepareStatement(sql).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
