package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.access.Role;
import io.fairlead.queue.QuarantineCalls;
import io.fairlead.queue.QuarantineCalls.Choice;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that could not be processed, from their failure to their second try. */
class QuarantineTest {
    private final RunningApp app = RunningApp.start(Map.of());
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final SignedIn operator = SignedIn.to(app, "mei", Role.OPERATOR);
    private QuarantineCalls quarantine;

    @BeforeEach
    void break_the_recogniser() throws Exception {
        quarantine = new QuarantineCalls(app.app().database().pool());
        AdviceWith.adviceWith(
                app.app().camel(),
                "intake",
                route -> route.weaveById("recognise").before().process(exchange -> {
                    if (broken.get()) {
                        throw new IllegalStateException("the customer's words");
                    }
                }));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void what_failed_is_replayed_after_the_fix_becomes_a_ticket_and_stands_in_the_ledger() throws Exception {
        send("one");
        send("two");
        String reason = (String) quarantine.list().get(0).get("reason");
        assertThat(reason).contains("IllegalStateException").doesNotContain("customer's");
        broken.set(false);

        assertThat(answer("replay", "{\"channel\": \"demo-email\", \"reason\": \"" + reason + "\"}"))
                .isEqualTo("{\"meant\":2}");

        RunningApp.await(() -> quarantine.list().isEmpty());
        assertThat(app.queue().tickets()).hasSize(2);
        assertThat(app.queue().rows("select distinct state, settled_by from fairlead.quarantine"))
                .singleElement()
                .asString()
                .contains("state=replayed", "settled_by=mei");
        assertThat(app.queue()
                        .row("select seen, queued, quarantined from fairlead.ledger where channel = 'demo-email'"))
                .asString()
                .isEqualTo("{seen=4, queued=2, quarantined=2}");
        RunningApp.await(() -> app.queue()
                .value("select coalesce(sum(seen), 0) from fairlead.handover")
                .toString()
                .equals("4"));
    }

    @Test
    void what_fails_again_stays_and_says_so() throws Exception {
        send("one");
        long id = (Long) quarantine.list().get(0).get("id");

        quarantine.replay(new Choice(List.of(id), null, null), "ann");

        RunningApp.await(() -> quarantine.show(id).get("settled_why") != null);
        assertThat(quarantine.show(id))
                .containsEntry("state", "quarantined")
                .containsEntry("settled_why", "replayed, and it failed again")
                .containsEntry("wanted_at", null);
        assertThat(app.queue().tickets()).isEmpty();
    }

    @Test
    void what_is_dropped_says_why_and_by_whom_and_is_replayed_no_more() throws Exception {
        send("one");
        long id = (Long) quarantine.list().get(0).get("id");
        assertThat(status("drop", "{\"ids\": [" + id + "]}")).isEqualTo(400);

        assertThat(answer("drop", "{\"ids\": [" + id + "], \"why\": \"an experiment\"}"))
                .isEqualTo("{\"meant\":1}");

        assertThat(quarantine.show(id)).containsEntry("state", "dropped").containsEntry("settled_why", "an experiment");
        assertThat(quarantine.replay(new Choice(null, null, null), "ann")).isZero();
    }

    @Test
    void one_message_is_shown_without_its_content_and_a_choice_must_be_made() throws Exception {
        send("one");
        long id = (Long) quarantine.list().get(0).get("id");

        assertThat(operator.get("/api/v1/quarantine/" + id).body())
                .contains("\"channel\":\"demo-email\"", "\"arrivals\":1")
                .doesNotContain("cannot withdraw", "sealed");
        assertThat(operator.get("/api/v1/quarantine/999").statusCode()).isEqualTo(404);
        assertThat(status("replay", "{}")).isEqualTo(400);
        assertThat(status("replay", "x")).isEqualTo(400);
    }

    private String answer(String deed, String body) {
        return operator.post("/api/v1/quarantine/" + deed, body).body();
    }

    private int status(String deed, String body) {
        return operator.post("/api/v1/quarantine/" + deed, body).statusCode();
    }

    private void send(String id) throws Exception {
        String mail = "From: Ann <ann@example.org>\r\nSubject: Hi " + id + "\r\nMessage-ID: <" + id
                + "@mail.example>\r\n\r\nI cannot withdraw.\r\n";
        try (ProducerTemplate template = app.app().camel().createProducerTemplate()) {
            template.sendBody(
                    "direct:demo",
                    new Inbound(
                            new Channel("demo-email", ChannelKind.EMAIL),
                            id,
                            "message/rfc822",
                            mail.getBytes(StandardCharsets.UTF_8),
                            Instant.parse("2026-11-20T10:00:00Z")));
        }
    }
}
