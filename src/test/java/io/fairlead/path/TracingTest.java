package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.App;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector of OpenTelemetry gets to see; its protobuf is not decoded, since text stands in it as it is. */
class TracingTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void a_message_is_traced_from_its_door_to_the_queue_without_a_word_of_the_customer() throws IOException {
        String link;
        try (RunningApp app = RunningApp.start(Map.of("fairlead.tracing.endpoint", endpoint()))) {
            HttpResponse<String> answer = app.post(
                    "/forms/support",
                    "application/json",
                    "{\"message\": \"My zebra crossed at dawn\", \"email\": \"zoe@example.org\"}");
            assertThat(answer.statusCode()).isEqualTo(201);
            link = new ObjectMapper().readTree(answer.body()).get("status_url").asText();
            assertThat(app.get(app.url(path(link))).statusCode()).isEqualTo(200);
        }

        String all = String.join("\n", received);
        assertThat(all).contains("fairlead", "platform-http", "intake");
        assertThat(all)
                .doesNotContain(
                        "zebra",
                        "zoe@example.org",
                        path(link).substring(path(link).lastIndexOf('/') + 1));
    }

    @Test
    void a_collector_that_is_away_keeps_nothing_from_its_ticket() {
        collector.stop(0);
        try (RunningApp app = RunningApp.start(Map.of("fairlead.tracing.endpoint", endpoint()))) {
            assertThat(app.post("/forms/support", "application/json", "{\"message\": \"Is anybody there?\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void an_endpoint_that_is_no_address_is_named() {
        assertThatThrownBy(() -> App.build(
                        RunningApp.settings(Map.of("fairlead.tracing.endpoint", "collector:4318")),
                        UnaryOperator.identity()))
                .hasMessageContaining("fairlead.tracing.endpoint is 'collector:4318'");
    }

    private String endpoint() {
        return "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    }

    private static String path(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }
}
