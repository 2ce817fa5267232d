package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fairlead.testkit.RunningApp;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.WithheldException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The error policy of routes/0-errors, seen through the demo route, which has the policy of every polled channel. Three
 * of these fail without {@code noErrorHandler} on the intake route: Camel would handle the failure there, and skip the policy.
 */
class ErrorPolicyTest {
    private static final String MAIL = "From: Ann <ann@example.org>\r\nSubject: Hi\r\n"
            + "Message-ID: <m1@mail.example>\r\n\r\nI cannot withdraw.\r\n";

    private final RunningApp app = RunningApp.start(Map.of());

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_failure_that_passes_is_retried_and_the_message_stored_once() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        beforeStep("recognise", () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("passes");
            }
        });

        send(MAIL);

        assertThat(calls).hasValue(2);
        assertThat(app.queue().tickets()).hasSize(1);
        assertThat(app.queue().rows("select 1 from fairlead.quarantine")).isEmpty();
    }

    @Test
    void a_message_that_fails_each_time_is_set_aside_whole_with_a_reason_that_quotes_nothing() throws Exception {
        beforeStep("recognise", () -> {
            throw new IllegalStateException("the customer's words");
        });

        send(MAIL);

        Map<String, Object> row = app.queue().row("select state, reason, sealed from fairlead.quarantine");
        assertThat(row).containsEntry("state", "quarantined");
        assertThat((String) row.get("reason")).contains("IllegalStateException").doesNotContain("customer's");
        assertThat((byte[]) row.get("sealed")).isNotEmpty();
        assertThat(app.queue().tickets()).isEmpty();
    }

    @Test
    void what_the_guard_withholds_is_held_at_once() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        beforeStep("guard", () -> {
            calls.incrementAndGet();
            throw new WithheldException("a detector failed", null);
        });

        send(MAIL);

        assertThat(calls).hasValue(1);
        assertThat(app.queue().row("select state, reason from fairlead.quarantine"))
                .containsEntry("state", "held")
                .containsEntry("reason", "a detector failed");
    }

    @Test
    void where_neither_queue_nor_quarantine_can_take_it_the_source_is_not_acknowledged() {
        app.queue().rows("alter table fairlead.arrival rename to arrival_away");

        assertThat(catchThrowable(() -> send(MAIL))).isNotNull();

        app.queue().rows("alter table fairlead.arrival_away rename to arrival");
        send(MAIL);
        assertThat(app.queue().tickets()).hasSize(1);
    }

    @Test
    void headers_of_a_message_do_not_pass_the_first_step() {
        try (ProducerTemplate template = app.app().camel().createProducerTemplate()) {
            template.sendBodyAndHeaders(
                    "direct:demo",
                    inbound(MAIL),
                    Map.of("CamelSqlQuery", "drop table fairlead.message cascade", "CamelBeanMethodName", "toString"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }

        assertThat(app.queue().tickets()).hasSize(1);
        assertThat(app.queue().tickets().at("/0/messages")).hasSize(1);
    }

    private void beforeStep(String id, Runnable deed) throws Exception {
        AdviceWith.adviceWith(
                app.app().camel(),
                "intake",
                route -> route.weaveById(id).before().process(exchange -> deed.run()));
    }

    private void send(String raw) {
        try (ProducerTemplate template = app.app().camel().createProducerTemplate()) {
            template.sendBody("direct:demo", inbound(raw));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Inbound inbound(String raw) {
        return new Inbound(
                new Channel("demo-email", ChannelKind.EMAIL),
                "1-1",
                "message/rfc822",
                raw.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-11-20T10:00:00Z"));
    }
}
