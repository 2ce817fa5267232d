package io.fairlead.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Telegram's Bot API for one bot, over real HTTP, with the documented meaning of what the router uses, and with faults
 * on demand. Start here: {@link #start}, {@link #deliver}, {@link #failNext}, {@link #sent}.
 *
 * <p>Source: core.telegram.org/bots/api.
 */
public final class FakeBotApi implements AutoCloseable {
    private static final int LARGEST_FILE = 20_000_000;

    private final String token;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BotUpdates updates = new BotUpdates();
    private final BotChats chats = new BotChats();
    private final Map<String, Deque<BotFault>> faults = new HashMap<>();
    private final Map<String, BotFault> lasting = new HashMap<>();
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<String, BotAnswer> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<JsonNode> polls = new ArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private Random chance = new Random(0);
    private volatile ObjectNode webhook = BotAnswer.JSON.createObjectNode();

    private FakeBotApi(String token, HttpServer server) {
        this.token = token;
        this.server = server;
    }

    public static FakeBotApi start(String token) {
        try {
            FakeBotApi api = new FakeBotApi(
                    token, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            api.server.setExecutor(api.threads);
            api.server.createContext("/", api::answer);
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What goes into a channel's {@code baseUri}. */
    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An update for the bot; numbered when it has no update_id. Returns its number, 0 when the bot did not ask for its kind. */
    public long deliver(String json) {
        try {
            ObjectNode update = (ObjectNode) BotAnswer.JSON.readTree(json);
            chats.seen(update);
            return updates.add(update);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next call of the method goes wrong; several stand in line. */
    public FakeBotApi failNext(String method, BotFault fault) {
        synchronized (faults) {
            faults.computeIfAbsent(method, unused -> new ArrayDeque<>()).add(fault);
        }
        return this;
    }

    /** Every call of the method goes wrong until {@link #mend}. */
    public FakeBotApi failEvery(String method, BotFault fault) {
        synchronized (faults) {
            lasting.put(method, fault);
        }
        return this;
    }

    /**
     * From now on a share of the calls of a method goes wrong, each in another way.
     *
     * @param share 0 to 1
     */
    public FakeBotApi failAtRandom(String method, double share, long seed) {
        synchronized (faults) {
            chance = new Random(seed);
            shares.put(method, share);
        }
        return this;
    }

    public FakeBotApi mend() {
        synchronized (faults) {
            lasting.clear();
            faults.clear();
            shares.clear();
        }
        return this;
    }

    /** Waits until the bot has confirmed every update. */
    public boolean awaitAllConfirmed(long seconds) throws InterruptedException {
        return updates.awaitEmpty(seconds);
    }

    /** Numbers of the updates that the bot has not confirmed. */
    public List<Long> unconfirmed() {
        return updates.waiting();
    }

    public Set<String> allowedUpdates() {
        return updates.allowed();
    }

    /** How often the method was called, faults included. */
    public int calls(String method) {
        synchronized (faults) {
            return calls.getOrDefault(method, 0);
        }
    }

    /** The parameters of each getUpdates. */
    public List<JsonNode> polls() {
        synchronized (faults) {
            return List.copyOf(polls);
        }
    }

    /**
     * The requests to send that were carried out, of messages and files; a file stands under {@code photo} or
     * {@code document} with its {@code name}, {@code type} and {@code content} in Base64.
     */
    public List<JsonNode> sent() {
        return chats.sent();
    }

    /** The deleted messages, as chat/message. */
    public List<String> deleted() {
        return chats.deleted();
    }

    public FakeBotApi chat(long chat) {
        chats.know(chat);
        return this;
    }

    public FakeBotApi blockedBy(long chat) {
        chats.know(chat);
        chats.block(chat);
        return this;
    }

    public FakeBotApi mayDeleteIn(long chat) {
        chats.mayDeleteIn(chat);
        return this;
    }

    public FakeBotApi member(long chat, long user, String status) {
        chats.member(chat, user, status);
        return this;
    }

    public FakeBotApi migrated(long group, long supergroup) {
        chats.migrate(group, supergroup);
        return this;
    }

    /** What the router has told Telegram to show at its webhook. */
    public String webhookSecret() {
        return webhook.path("secret_token").asText();
    }

    /** What another program with the same token does. */
    public void call(String method) throws InterruptedException {
        call(method, BotAnswer.JSON.createObjectNode());
    }

    /** A file that customers sent; its path is {@code documents/} and its id. */
    public FakeBotApi file(String fileId, byte[] content) {
        files.put(fileId, content);
        return this;
    }

    /** Posts the first waiting update to the webhook as Telegram does, and confirms it when the answer is 2xx. */
    public int pushToWebhook() throws InterruptedException {
        ObjectNode update = updates.first();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(webhook.path("url").asText()))
                .header("Content-Type", "application/json")
                .header(
                        "X-Telegram-Bot-Api-Secret-Token",
                        webhook.path("secret_token").asText())
                .POST(HttpRequest.BodyPublishers.ofString(update.toString()))
                .build();
        int status;
        try {
            status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            status = 0;
        }
        if (status / 100 == 2) {
            updates.confirm(update.path("update_id").asLong());
        } else {
            webhook.put("last_error_date", System.currentTimeMillis() / 1000)
                    .put("last_error_message", "Wrong response from the webhook: " + status);
        }
        return status;
    }

    @Override
    public void close() {
        closing.countDown();
        updates.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            JsonNode parameters = parameters(exchange);
            if (path.startsWith("/file/bot" + token + "/documents/")) {
                handOut(exchange, path.substring(path.lastIndexOf('/') + 1));
                return;
            }
            if (!path.startsWith("/bot" + token + "/")) {
                send(exchange, BotAnswer.no(401, "Unauthorized"));
                return;
            }
            carryOut(exchange, path.substring(path.lastIndexOf('/') + 1), parameters);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(HttpExchange exchange, String method, JsonNode parameters)
            throws IOException, InterruptedException {
        BotFault fault = nextFault(method, parameters);
        if (fault == null || fault.kind() == BotFault.Kind.NONE) {
            BotAnswer answer = call(method, parameters);
            answers.put(method, answer);
            send(exchange, answer);
            return;
        }
        switch (fault.kind()) {
            case NONE, ANSWER -> send(exchange, BotAnswer.of(fault));
            case REPEAT -> send(exchange, answers.getOrDefault(method, BotAnswer.ok(List.of())));
            case CUT_BEFORE -> {}
            case CUT_AFTER -> call(method, parameters);
            case HALF -> {
                byte[] body = BotAnswer.JSON.writeValueAsBytes(
                        call(method, parameters).body());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            case GARBAGE -> {
                call(method, parameters);
                send(exchange, 200, "<html>maintenance</html>".getBytes(StandardCharsets.UTF_8));
            }
            case HANG -> closing.await();
        }
    }

    /** Under the method name {@code file}, which Telegram does not have, its faults stand in line. */
    private void handOut(HttpExchange exchange, String fileId) throws IOException, InterruptedException {
        BotFault fault = nextFault("file", BotAnswer.JSON.createObjectNode());
        byte[] content = files.get(fileId);
        if (fault != null && fault.kind() == BotFault.Kind.HANG) {
            closing.await();
        } else if (fault != null && fault.kind() == BotFault.Kind.HALF) {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, content.length / 2);
            exchange.getResponseBody().flush();
        } else if (fault != null && fault.kind() == BotFault.Kind.ANSWER) {
            send(exchange, BotAnswer.of(fault));
        } else if (content == null) {
            send(exchange, BotAnswer.no(404, "Not Found"));
        } else {
            send(exchange, 200, content);
        }
    }

    private BotAnswer getFile(String fileId) {
        byte[] content = files.get(fileId);
        if (content == null) {
            return BotAnswer.no(400, "Bad Request: invalid file_id");
        }
        return content.length > LARGEST_FILE
                ? BotAnswer.no(400, "Bad Request: file is too big")
                : BotAnswer.ok(Map.of(
                        "file_id",
                        fileId,
                        "file_unique_id",
                        "u" + fileId,
                        "file_size",
                        content.length,
                        "file_path",
                        "documents/" + fileId));
    }

    private BotFault nextFault(String method, JsonNode parameters) {
        synchronized (faults) {
            calls.merge(method, 1, Integer::sum);
            if (method.equals("getUpdates")) {
                polls.add(parameters);
            }
            Deque<BotFault> line = faults.get(method);
            BotFault next = line == null ? null : line.poll();
            if (next == null && chance.nextDouble() < shares.getOrDefault(method, 0.0)) {
                return BotFault.random(chance);
            }
            return next == null ? lasting.get(method) : next;
        }
    }

    private BotAnswer call(String method, JsonNode parameters) throws InterruptedException {
        return switch (method) {
            case "getMe" ->
                BotAnswer.ok(Map.of("id", bot(), "is_bot", true, "first_name", "Desk", "username", "desk_bot"));
            case "getUpdates" ->
                webhook.path("url").asText("").isEmpty()
                        ? updates.get(parameters)
                        : BotAnswer.no(409, BotUpdates.WEBHOOK_SET);
            case "getFile" -> getFile(parameters.path("file_id").asText());
            case "sendMessage" -> chats.send(parameters);
            case "sendPhoto", "sendDocument" -> chats.sendFile(parameters);
            case "deleteMessage" -> chats.delete(parameters);
            case "getChatMember" -> chats.member(parameters, bot());
            case "getChatAdministrators" -> chats.administrators(parameters);
            case "setWebhook" -> {
                webhook = parameters.deepCopy();
                updates.allow(parameters.path("allowed_updates"));
                yield BotAnswer.ok(true);
            }
            case "deleteWebhook" -> {
                webhook = BotAnswer.JSON.createObjectNode();
                if (parameters.path("drop_pending_updates").asBoolean()) {
                    updates.clear();
                }
                yield BotAnswer.ok(true);
            }
            case "getWebhookInfo" -> BotAnswer.ok(webhookInfo());
            default -> BotAnswer.no(404, "Not Found: method not found");
        };
    }

    private long bot() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    private ObjectNode webhookInfo() {
        ObjectNode info = webhook.deepCopy();
        info.remove("secret_token");
        return info.put("url", webhook.path("url").asText(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.waiting().size());
    }

    private static JsonNode parameters(HttpExchange exchange) throws IOException {
        ObjectNode parameters = BotAnswer.JSON.createObjectNode();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String pairs = exchange.getRequestURI().getRawQuery();
        if (type.startsWith("application/x-www-form-urlencoded")) {
            pairs = new String(body, StandardCharsets.UTF_8);
        } else if (type.startsWith("multipart/form-data")) {
            return BotUpload.read(body, type);
        } else if (body.length > 0) {
            parameters.setAll((ObjectNode) BotAnswer.JSON.readTree(body));
        }
        for (String pair : pairs == null ? new String[0] : pairs.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            parameters.set(
                    parts[0],
                    value.startsWith("[") ? BotAnswer.JSON.readTree(value) : BotAnswer.JSON.valueToTree(value));
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, BotAnswer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, answer.status(), BotAnswer.JSON.writeValueAsBytes(answer.body()));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
