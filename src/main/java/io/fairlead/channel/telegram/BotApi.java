package io.fairlead.channel.telegram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.channel.telegram.BotApiException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLHandshakeException;

/**
 * Calls one bot's methods over HTTP and says of every failure whether Telegram may have acted all the same.
 *
 * <p>Source: core.telegram.org/bots/api, "Making requests".
 */
public final class BotApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Seconds; what asks for more is a fault, and would silence the bot for good. */
    private static final long LONGEST_WAIT = 86_400;

    /** Milliseconds after which one who waits for an answer asks himself whether he still wants it. */
    private static final long LOOK_UP_MS = 300;

    /** Codes that mean the same whoever says them. */
    private static final Set<Integer> BY_CODE = Set.of(401, 404, 409, 429);

    private final String base;
    private final BotToken token;
    private final HttpClient http;

    /** @param base the server, {@code https://api.telegram.org} or one's own; a path after the host is kept */
    public BotApi(String base, BotToken token, HttpClient http) {
        this.base = base.endsWith("/") ? base : base + "/";
        this.token = token;
        this.http = http;
    }

    /** A client whose waiting ends: without a limit to connecting, a silent server holds a thread for ever. */
    public static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
    }

    /**
     * Calls a method with its parameters and returns Telegram's {@code result}.
     *
     * @param deadline for the whole answer, its last byte included
     */
    public JsonNode call(String method, JsonNode parameters, Duration deadline)
            throws BotApiException, InterruptedException {
        HttpRequest.Builder request = address(method)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(parameters)));
        return result(method, send(method, request.build(), deadline));
    }

    /** The same with a file. */
    JsonNode upload(String method, SentFile file, Duration deadline) throws BotApiException, InterruptedException {
        HttpRequest.Builder request = address(method)
                .header("Content-Type", file.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(file.body()));
        return result(method, send(method, request.build(), deadline));
    }

    private JsonNode result(String method, HttpResponse<byte[]> response) throws BotApiException {
        JsonNode answer = parse(accepted(method, response));
        if (!answer.path("ok").asBoolean()) {
            throw refusal(method, 200, answer, Duration.ZERO);
        }
        return answer.path("result");
    }

    /** Asks a method that changes nothing and returns the whole answer as it came. */
    byte[] read(String method, String query, Duration deadline) throws BotApiException, InterruptedException {
        return read(method, query, deadline, () -> true).orElseThrow();
    }

    /**
     * The same for a question that waits long.
     *
     * @param wanted asked a few times a second while it waits; once it is false the question is taken back
     * @return empty when it was taken back
     */
    Optional<byte[]> read(String method, String query, Duration deadline, BooleanSupplier wanted)
            throws BotApiException, InterruptedException {
        HttpRequest request = address(method + "?" + query).GET().build();
        Optional<HttpResponse<byte[]>> response =
                send(method, request, HttpResponse.BodyHandlers.ofByteArray(), deadline, wanted);
        return response.isEmpty() ? Optional.empty() : Optional.of(answer(method, response.get()));
    }

    private byte[] answer(String method, HttpResponse<byte[]> response) throws BotApiException {
        byte[] answer = accepted(method, response);
        if (!saysOk(answer)) {
            JsonNode read = parse(answer);
            throw refusal(method, read.path("error_code").asInt(200), read, Duration.ZERO);
        }
        return answer;
    }

    /** Without reading all of it, where ok stands first as Telegram writes it. */
    private static boolean saysOk(byte[] answer) {
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return true;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isIt = parser.currentName().equals("ok");
                if (isIt) {
                    return parser.nextToken() != JsonToken.VALUE_FALSE;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return true;
        } catch (IOException e) {
            // Who reads the answer says what is wrong with it.
            return true;
        }
    }

    /**
     * Streams a file; an answer other than 200 writes nothing.
     *
     * @param path getFile's {@code file_path}
     */
    HttpResponse<Long> file(String path, Download to, Duration deadline) throws BotApiException, InterruptedException {
        StringJoiner address = new StringJoiner("/", base + "file/" + token.path() + "/", "");
        for (String part : path.split("/")) {
            address.add(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address.toString())).GET().build();
        return send(
                "file",
                request,
                answer -> answer.statusCode() == 200 ? to : HttpResponse.BodySubscribers.replacing(0L),
                deadline);
    }

    private HttpRequest.Builder address(String method) {
        return HttpRequest.newBuilder(URI.create(base + token.path() + "/" + method));
    }

    private HttpResponse<byte[]> send(String method, HttpRequest request, Duration deadline)
            throws BotApiException, InterruptedException {
        return send(method, request, HttpResponse.BodyHandlers.ofByteArray(), deadline);
    }

    private <T> HttpResponse<T> send(
            String method, HttpRequest request, HttpResponse.BodyHandler<T> body, Duration deadline)
            throws BotApiException, InterruptedException {
        return send(method, request, body, deadline, () -> true).orElseThrow();
    }

    private <T> Optional<HttpResponse<T>> send(
            String method,
            HttpRequest request,
            HttpResponse.BodyHandler<T> body,
            Duration deadline,
            BooleanSupplier wanted)
            throws BotApiException, InterruptedException {
        // HttpRequest.timeout ends with the headers on JDK 17: a body that stalls would hang for ever.
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            for (long left = deadline.toMillis(); wanted.getAsBoolean(); left -= LOOK_UP_MS) {
                if (left <= 0) {
                    throw new BotApiException(
                            Kind.LOST,
                            "Telegram " + method + ": no whole answer within " + deadline.toSeconds() + " s");
                }
                Optional<HttpResponse<T>> response = within(answer, Math.min(left, LOOK_UP_MS));
                if (response.isPresent()) {
                    return response;
                }
            }
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failure(method, e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static <T> Optional<T> within(CompletableFuture<T> answer, long millis)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(answer.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    private BotApiException failure(String method, Throwable cause) {
        boolean neverLeft = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        return new BotApiException(
                neverLeft ? Kind.NOT_SENT : Kind.LOST,
                "Telegram " + method + ": " + (neverLeft ? "cannot connect to " + base : "the connection broke") + " ("
                        + cause.getClass().getSimpleName() + " " + token.hide(cause.getMessage()) + ")");
    }

    private byte[] accepted(String method, HttpResponse<byte[]> response) throws BotApiException {
        if (response.statusCode() == 200) {
            return response.body();
        }
        JsonNode answer;
        try {
            answer = parse(response.body());
        } catch (BotApiException e) {
            answer = JSON.createObjectNode();
        }
        throw refusal(method, response.statusCode(), answer, retryAfter(response));
    }

    /** What stands between us and Telegram says how long to wait in a header; zero when it does not. */
    static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    private BotApiException refusal(String method, int status, JsonNode answer, Duration retryAfter) {
        int code = answer.path("error_code").asInt(status);
        JsonNode parameters = answer.path("parameters");
        long wait = parameters.path("retry_after").asLong(retryAfter.isZero() && code == 429 ? 5 : 0);
        String description = token.hide(answer.path("description").asText(""));
        return new BotApiException(
                code >= 500 ? Kind.LOST : isTelegrams(code, answer) ? Kind.REFUSED : Kind.NOT_SENT,
                "Telegram " + method + ": " + code + " " + description + whatToDo(code, description),
                code,
                wait > 0 ? Duration.ofSeconds(Math.min(wait, LONGEST_WAIT)) : retryAfter,
                parameters.path("migrate_to_chat_id").asLong());
    }

    /** A proxy between us that says no has handed nothing on, and is no reason to give a notice up. */
    private static boolean isTelegrams(int code, JsonNode answer) {
        return answer.has("ok") || BY_CODE.contains(code);
    }

    private static String whatToDo(int code, String description) {
        if (code == 401 || code == 404) {
            return "; the bot's token is wrong or was revoked: set the one that @BotFather shows";
        }
        if (code == 409 && description.contains("webhook")) {
            return "; a webhook is set for this bot: delete it, or receive by webhook";
        }
        if (code == 409) {
            return "; another program polls with this bot's token: stop one of the two";
        }
        return "";
    }

    private static JsonNode parse(byte[] body) throws BotApiException {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer != null && answer.isObject()) {
                return answer;
            }
        } catch (IOException e) {
            // falls through: the parser's words would repeat the answer's
        }
        throw new BotApiException(Kind.LOST, "Telegram: an answer that is not JSON, " + body.length + " bytes");
    }

    private static byte[] bytes(JsonNode parameters) {
        try {
            return JSON.writeValueAsBytes(parameters);
        } catch (IOException e) {
            throw new IllegalArgumentException("parameters that are no JSON", e);
        }
    }
}
