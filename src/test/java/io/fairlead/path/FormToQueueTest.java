package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a post over real HTTP to a ticket in the queue and back out of the API, through the shipped routes. */
class FormToQueueTest {
    private static RunningApp app;
    private static SignedIn agent;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
        agent = SignedIn.to(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_post_is_answered_with_the_reference_and_the_api_shows_its_ticket() throws Exception {
        HttpResponse<String> answer = app.post(
                "/forms/support",
                "application/json",
                "{\"message\":\"我的提币二十四小时还没有到账，UID 38820194\",\"email\":\"lin@example.org\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        String ref = json(answer).get("ref").asText();
        JsonNode ticket = json(agent.get("/api/v1/tickets/" + ref));
        assertThat(ticket.get("ref").asText()).isEqualTo(ref);
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("withdrawal");
        assertThat(ticket.at("/customer/id").asText()).isEqualTo("mailto:lin@example.org");
        assertThat(json(agent.get("/api/v1/tickets?limit=200")).toString()).contains(ref);
    }

    @Test
    void the_same_post_again_is_the_same_ticket() {
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(app.url("/forms/support")))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", "one-time-key-0001")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"Where is my bonus?\"}"));

        assertThat(app.send(post).body()).isEqualTo(app.send(post).body());
        assertThat(app.queue().value("select count(*) from fairlead.message where text like 'Where is my bonus%'"))
                .isEqualTo(1L);
    }

    @Test
    void what_the_sender_must_mend_is_said_in_a_problem_and_noted_in_the_ledger() throws Exception {
        Object before = app.queue().value("select count(*) from fairlead.arrival where outcome = 'rejected'");

        HttpResponse<String> answer = app.post("/forms/support", "application/json", "{\"message\":\"  \"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).toString()).contains("message");
        assertThat(app.queue().value("select count(*) from fairlead.arrival where outcome = 'rejected'"))
                .isEqualTo((Long) before + 1);
        assertThat(app.post("/forms/support", "application/json", "no json").statusCode())
                .isEqualTo(400);
        assertThat(app.post("/forms/unheard-of", "application/json", "{}").statusCode())
                .isEqualTo(404);
        assertThat(agent.get("/api/v1/tickets/FL-ZZZZZZ").statusCode()).isEqualTo(404);
        assertThat(agent.get("/api/v1/tickets?limit=none").statusCode()).isEqualTo(400);
    }

    @Test
    void a_hostile_header_of_a_request_changes_nothing() {
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(app.url("/forms/support")))
                .header("Content-Type", "application/json")
                .header("CamelSqlQuery", "drop table fairlead.message cascade")
                .header("CamelHttpUri", "http://127.0.0.1:1/")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"Is this thing on?\"}"));

        assertThat(app.send(post).statusCode()).isEqualTo(201);
        assertThat(app.queue().value("select count(*) from fairlead.message where text like 'Is this thing on%'"))
                .isEqualTo(1L);
    }

    @Test
    void while_the_database_cannot_take_it_the_sender_is_told_to_come_back() {
        app.queue().rows("alter table fairlead.message rename to message_away");
        HttpResponse<String> answer =
                app.post("/forms/support", "application/json", "{\"message\":\"Can you hear me now?\"}");
        app.queue().rows("alter table fairlead.message_away rename to message");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void pages_health_and_metrics_are_there() {
        assertThat(agent.page("/desk").body()).contains("<html");
        assertThat(agent.page("/admin").headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(app.get(app.managementUrl("/observe/health")).body()).contains("\"status\":\"UP\"");
        assertThat(app.get(app.managementUrl("/observe/metrics")).body()).contains("camel_exchanges_total");
        assertThat(app.get(app.url("/observe/health")).statusCode()).isEqualTo(404);
        assertThat(app.get(app.url("/config/application.properties")).statusCode())
                .isEqualTo(404);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
