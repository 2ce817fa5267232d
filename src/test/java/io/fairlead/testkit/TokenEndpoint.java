package io.fairlead.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OAuth 2.0 token endpoint that gives at-1, at-2, …, unless it is told to answer otherwise. */
public final class TokenEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{\"access_token\":\"at-%d\",\"expires_in\":3600}";

    private TokenEndpoint(HttpServer server) {
        this.server = server;
    }

    public static TokenEndpoint start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TokenEndpoint endpoint = new TokenEndpoint(server);
            server.createContext("/token", exchange -> {
                endpoint.asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] body = endpoint.answer.formatted(endpoint.asked.size()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(endpoint.status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param json with {@code %d} for the number of the request */
    public void answer(int code, String json) {
        status = code;
        answer = json;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    /** The forms that were posted. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
