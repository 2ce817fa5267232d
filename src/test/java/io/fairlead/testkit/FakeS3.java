package io.fairlead.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.fairlead.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One bucket as Amazon S3 documents it: PutObject, GetObject with a range, HeadObject, DeleteObject with If-Match,
 * ListObjectsV2 in pages of two. It looks whether a request is signed with its key, not whether the signature is right.
 */
public final class FakeS3 implements AutoCloseable {
    public static final String BUCKET = "harbour-files";
    public static final String ACCESS_KEY = "AK" + "TESTHARBOUR";
    private static final int PAGE = 2;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final LoopbackServer server = LoopbackServer.start(this::answer);
    private volatile int failing;

    private record Stored(byte[] content, String tag, Instant at) {}

    private FakeS3() {}

    public static FakeS3 start() {
        return new FakeS3();
    }

    public String uri() {
        return server.uri();
    }

    public List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    public byte[] stored(String key) {
        return objects.get(key).content();
    }

    public void put(String key, byte[] content) {
        objects.put(key, new Stored(content, "\"" + Sha256.of(content) + "\"", Instant.now()));
    }

    /** As if everything in it had been written so long ago. */
    public void age(Duration by) {
        objects.replaceAll((key, stored) ->
                new Stored(stored.content(), stored.tag(), stored.at().minus(by)));
    }

    /** Every request is answered so from now on; 0 mends it. */
    public void failWith(int status) {
        failing = status;
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        String key = path.substring(Math.min(path.length(), BUCKET.length() + 2));
        if (failing > 0) {
            refuse(exchange, failing, "InternalError");
        } else if (!signed.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
            refuse(exchange, 403, "InvalidAccessKeyId");
        } else if (!path.startsWith("/" + BUCKET)) {
            refuse(exchange, 404, "NoSuchBucket");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            put(key, body);
            exchange.getResponseHeaders().set("ETag", objects.get(key).tag());
            send(exchange, 200, new byte[0]);
        } else if (key.isEmpty()) {
            send(exchange, 200, list(query(exchange)).getBytes(StandardCharsets.UTF_8));
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            delete(exchange, key);
        } else {
            read(exchange, key);
        }
        exchange.close();
    }

    private void delete(HttpExchange exchange, String key) throws IOException {
        String wanted = exchange.getRequestHeaders().getFirst("If-Match");
        Stored stored = objects.get(key);
        if (stored != null && wanted != null && !wanted.equals(stored.tag())) {
            refuse(exchange, 412, "PreconditionFailed");
        } else {
            objects.remove(key);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void read(HttpExchange exchange, String key) throws IOException {
        Stored stored = objects.get(key);
        if (stored == null) {
            refuse(exchange, 404, "NoSuchKey");
            return;
        }
        exchange.getResponseHeaders().set("ETag", stored.tag());
        exchange.getResponseHeaders().set("Last-Modified", HTTP_DATE.format(stored.at()));
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, stored.content());
        } else {
            int last = Integer.parseInt(range.replaceFirst("bytes=0-", ""));
            send(exchange, 206, Arrays.copyOf(stored.content(), Math.min(stored.content().length, last + 1)));
        }
    }

    private String list(Map<String, String> query) {
        String from = query.getOrDefault("continuation-token", "");
        List<Map.Entry<String, Stored>> rest = objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(query.getOrDefault("prefix", ""))
                        && object.getKey().compareTo(from) >= 0)
                .toList();
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>" + (rest.size() > PAGE) + "</IsTruncated>");
        rest.stream()
                .limit(PAGE)
                .forEach(object -> xml.append("<Contents><Key>")
                        .append(object.getKey())
                        .append("</Key><LastModified>")
                        .append(object.getValue().at())
                        .append("</LastModified><ETag>")
                        .append(object.getValue().tag().replace("\"", "&quot;"))
                        .append("</ETag></Contents>"));
        if (rest.size() > PAGE) {
            xml.append("<NextContinuationToken>")
                    .append(rest.get(PAGE).getKey())
                    .append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return query;
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
