package io.fairlead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
    @Test
    void while_the_router_stops_a_post_is_told_to_come_again_and_not_that_there_is_no_form(@TempDir Path folder)
            throws Exception {
        WebServer web = new WebServer(folder);
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Map<String, Object>> stored = new CompletableFuture<>();
        AtomicInteger posts = new AtomicInteger();
        web.queue = message -> {
            inside.countDown();
            return posts.getAndIncrement() == 0 ? stored.join() : Map.of("ref", "FL-8K3QX9", "outcome", "queued");
        };
        CompletableFuture<HttpResponse<String>> first = web.sendLater(post(web, 0));
        inside.await();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(web::close);
        HttpResponse<String> late = web.send(post(web, 1));
        for (int i = 2; late.statusCode() == 201; i++) {
            late = web.send(post(web, i));
        }
        stored.complete(Map.of("ref", "FL-7K3QX9", "outcome", "queued"));

        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("Retry-After")).isPresent();
        assertThat(first.get().statusCode()).isEqualTo(201);
        stopped.join();
    }

    private static HttpRequest.Builder post(WebServer web, int address) {
        return web.request(
                        "/forms/support",
                        "X-Forwarded-For",
                        "10.1.0." + address % 250,
                        "Content-Type",
                        "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"a\"}"));
    }
}
