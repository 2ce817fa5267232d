package io.fairlead.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A Tika server that finds the same words in every file. */
public final class FakeTika implements AutoCloseable {
    /** Method, path, media type and length of each request. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public volatile int status = 200;
    public volatile String words = "";
    /** Answers nothing until it is closed. */
    public volatile boolean hangs;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final LoopbackServer server = LoopbackServer.start(this::answer);

    private FakeTika() {}

    public static FakeTika start() {
        return new FakeTika();
    }

    public String uri() {
        return server.uri();
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int length = exchange.getRequestBody().readAllBytes().length;
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " " + length);
        if (hangs) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] answer = words.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
