package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.access.Role;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator and a monitoring system see of a running router. */
class OperationsTest {
    private final String database = PostgresServer.freshUrl();
    private RunningApp app = RunningApp.start(Map.of("fairlead.db.url", database));
    private SignedIn operator = SignedIn.to(app);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_channel_keeps_since_when_it_is_as_it_is_over_a_restart() {
        RunningApp.await(() -> stored("support-form").equals("healthy"));
        app.queue()
                .rows(
                        "update fairlead.channel_state set since = '2026-01-02T03:04:05Z' where channel = 'support-form'");

        app.close();
        app = RunningApp.start(Map.of("fairlead.db.url", database));
        operator = SignedIn.to(app, "ben", Role.OPERATOR);

        RunningApp.await(() -> channel("support-form").path("since").asText().startsWith("2026-01-02"));
        assertThat(channel("support-form").path("state").asText()).isEqualTo("healthy");
        assertThat(channel("support-mail").path("state").asText()).isEqualTo("off");
        assertThat(channel("support-mail").path("reason").asText()).contains("support-mail.host");
    }

    @Test
    void what_was_handed_over_is_counted_apart_from_the_ledger_and_both_agree() {
        assertThat(post("My withdrawal has not arrived.")).isEqualTo(201);
        assertThat(post("My deposit neither.")).isEqualTo(201);
        assertThat(app.post("/forms/support", "application/json", "{}").statusCode())
                .isEqualTo(422);
        RunningApp.await(() -> seen() == 3);

        assertThat(app.queue().value("select sum(seen) from fairlead.ledger")).hasToString("3");
        assertThat(app.queue().rows("select * from fairlead.missing")).isEmpty();
        assertThat(channel("support-form").path("missing").isMissingNode()).isTrue();
    }

    @Test
    void a_message_that_was_taken_and_stands_nowhere_is_an_alarm_of_its_channel_and_leaves_the_router_ready() {
        assertThat(post("My withdrawal has not arrived.")).isEqualTo(201);
        RunningApp.await(() -> seen() == 1);

        app.queue().rows("delete from fairlead.arrival");

        RunningApp.await(() -> channel("support-form").path("state").asText().equals("unhealthy"));
        assertThat(channel("support-form").path("reason").asText()).startsWith("1 of its messages");
        assertThat(channel("support-form").path("advice").asText()).contains("docs/alerts.md");
        RunningApp.await(() -> health("").statusCode() == 503);
        assertThat(health("").body()).contains("channel:support-form", "stand neither in the queue");
        assertThat(health("/ready").statusCode()).isEqualTo(200);
        assertThat(health("/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_post_that_could_not_be_taken_is_given_back_and_missing_nowhere() {
        app.queue().rows("alter table fairlead.arrival rename to arrival_away");
        assertThat(post("Now?")).isEqualTo(503);
        app.queue().rows("alter table fairlead.arrival_away rename to arrival");

        RunningApp.await(() -> !app.queue()
                .rows("select 1 from fairlead.handover where returned = 1 and seen = 0")
                .isEmpty());
        assertThat(app.queue().rows("select * from fairlead.missing")).isEmpty();
    }

    @Test
    void the_ledger_is_added_up_by_hour_and_still_says_the_same() {
        post("One.");
        post("Two.");
        app.queue()
                .rows("with older as (update fairlead.arrival set at = at - interval '2 hours' returning 1)"
                        + " update fairlead.ledger_closed set until = '-infinity'");
        Object before = app.queue()
                .rows("select * from fairlead.ledger order by channel")
                .toString();

        RunningApp.await(() -> !app.queue()
                .rows("select 1 from fairlead.ledger_closed where until > now() - interval '10 minutes'")
                .isEmpty());
        post("Three.");

        assertThat(app.queue().value("select sum(times) from fairlead.ledger_hour"))
                .hasToString("2");
        assertThat(app.queue().value("select seen from fairlead.ledger where channel = 'support-form'"))
                .hasToString("3");
        assertThat(before).asString().contains("seen=2");
    }

    @Test
    void prometheus_is_told_of_stages_queue_channels_pool_and_jvm() {
        post("My withdrawal of 2 BTC has not arrived.");

        RunningApp.await(() -> metrics().contains("fairlead_queue_waiting"));
        assertThat(metrics())
                .contains("fairlead_stage_seconds_count{channel=\"support-form\",stage=\"classify\"} 1")
                .contains("quantile=\"0.99\"")
                .contains("fairlead_channel_state{channel=\"support-form\",state=\"healthy\"} 1.0")
                .containsPattern("fairlead_queue_waiting\\{topic=\"[a-z]+\"} 1.0")
                .contains("fairlead_ledger{channel=\"support-form\",outcome=\"queued\"}")
                .contains("fairlead_pool_max", "jvm_memory_used_bytes", "camel_exchanges");
    }

    private int post(String words) {
        return app.post("/forms/support", "application/json", "{\"message\": \"" + words + "\", \"uid\": \"10023457\"}")
                .statusCode();
    }

    private long seen() {
        Object seen = app.queue().value("select coalesce(sum(seen), 0) from fairlead.handover");
        return Long.parseLong(seen.toString());
    }

    private String stored(String channel) {
        return app.queue().rows("select state from fairlead.channel_state where channel = ?", channel).stream()
                .map(row -> (String) row.get("state"))
                .findFirst()
                .orElse("");
    }

    private String metrics() {
        return app.get(app.managementUrl("/observe/metrics")).body();
    }

    private java.net.http.HttpResponse<String> health(String which) {
        return app.get(app.managementUrl("/observe/health" + which));
    }

    private JsonNode channel(String name) {
        try {
            for (JsonNode channel :
                    new ObjectMapper().readTree(operator.get("/api/v1/channels").body())) {
                if (channel.path("name").asText().equals(name)) {
                    return channel;
                }
            }
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
