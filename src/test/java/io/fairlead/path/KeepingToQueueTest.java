package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.Keeping;
import io.fairlead.LateAttachments;
import io.fairlead.queue.Forgetting.Forgotten;
import io.fairlead.queue.Resealing;
import io.fairlead.queue.Reveal;
import io.fairlead.testkit.LogLines;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.Traces;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.WithheldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of messages, for how long, and who may see it: with secrets planted, and looked for everywhere. */
class KeepingToQueueTest {
    private static final String SUBJECT_SECRET = "Ember" + "_Falcon" + 4411;
    private static final String TEXT_SECRET = "Copper" + "_Lantern" + 7702;
    private static final String FILE_SECRET = "Marble" + "_Otter" + 9053;
    private static final String GROUP_SECRET = "Violet" + "_Anchor" + 3368;
    private static final String HELD_SECRET = "Hollow" + "_Cedar" + 5120;
    private static final List<String> SECRETS =
            List.of(SUBJECT_SECRET, TEXT_SECRET, FILE_SECRET, GROUP_SECRET, HELD_SECRET);

    @TempDir
    private Path data;

    private final LogLines log = LogLines.listen();
    private Map<String, String> settings;
    private RunningApp app;
    private Traces traces;
    private int inbounds;

    @BeforeEach
    void start() {
        start(PostgresServer.freshUrl(), "36500");
    }

    /** @param days that originals are kept; with enough of them the route leaves it to the test to destroy them */
    private void start(String database, String days) {
        settings = Map.of(
                "fairlead.db.url", database,
                "fairlead.data", data.toString(),
                "fairlead.keep.originals-days", days,
                "fairlead.keep.quarantine-days", days);
        app = RunningApp.start(settings);
        traces = new Traces(app.queue());
    }

    @AfterEach
    void stop() {
        app.close();
        log.close();
    }

    @Test
    void planted_secrets_stand_nowhere_in_clear_are_revealed_with_a_reason_and_destroyed_in_time() throws Exception {
        send(mail("ann", "dahlia-marker", "my password is " + TEXT_SECRET, "my password is " + FILE_SECRET));
        send(group("my password is " + GROUP_SECRET));
        holdBack();
        assertThatNothingIsInClear();
        List<byte[]> sealed = app.queue().rows("select sealed from fairlead.original").stream()
                .map(row -> (byte[]) row.get("sealed"))
                .toList();
        assertThat(Traces.inFiles(traces.tableFiles(), sealed)).isNotEmpty();
        assertThat(traces.inTables("dahlia-marker")).contains("message");

        JsonNode ticket = ticket("ann");
        String ref = ticket.path("ref").asText();
        long message = ticket.at("/messages/0/id").asLong();
        assertThatThrownBy(() -> reveal().reveal(ref, message, "dora", " ")).hasMessageContaining("needs a reason");
        assertThat(app.queue().rows("select 1 from fairlead.audit")).isEmpty();
        assertThat(reveal().reveal(ref, message, "dora", "the customer asked what he wrote"))
                .singleElement()
                .satisfies(original -> {
                    assertThat(original.text()).contains(TEXT_SECRET);
                    assertThat(original.subject()).contains(SUBJECT_SECRET);
                    assertThat(original.toString()).doesNotContain(TEXT_SECRET);
                });
        assertThat(reveal().reveal("FL-222222", message, "dora", "another's ticket"))
                .isEmpty();
        assertThat(app.queue()
                        .rows("select actor, deed, subject, reason, detail ->> 'message' as message"
                                + " from fairlead.audit"))
                .containsExactly(Map.of(
                        "actor", "dora",
                        "deed", "reveal",
                        "subject", ref,
                        "reason", "the customer asked what he wrote",
                        "message", String.valueOf(message)));
        assertThatNothingIsInClear();

        app.queue().rows("update fairlead.ticket set state = 'resolved', resolved_at = now() - interval '29 days'");
        app.queue().rows("delete from fairlead.item");
        assertThat(destroyDue()).containsEntry("tickets", 0).containsEntry("quarantined", 0);
        app.queue().rows("update fairlead.ticket set resolved_at = now() - interval '31 days'");
        app.queue().rows("update fairlead.quarantine set at = now() - interval '91 days'");
        assertThat(destroyDue())
                .containsEntry("tickets", 2)
                .containsEntry("originals", 2)
                .containsEntry("quarantined", 1);
        assertThat(destroyDue()).containsEntry("tickets", 0).containsEntry("quarantined", 0);
        age();
        app.app()
                .camel()
                .getRegistry()
                .lookupByNameAndType("lateAttachments", LateAttachments.class)
                .sweep();

        assertThat(contents()).isEmpty();
        assertThat(app.queue().rows("select 1 from fairlead.original")).isEmpty();
        assertThat(Traces.inFiles(traces.tableFiles(), sealed)).isEmpty();
        assertThat(reveal().reveal(ref, message, "dora", "too late")).isEmpty();
        assertThat(ticket("ann").at("/messages/0/text").asText()).contains("[password]");
        assertThat(ticket("ann").at("/messages/0/attachments/0/note").asText()).isEqualTo("destroyed");
        assertThat(app.queue().row("select state, sealed from fairlead.quarantine"))
                .containsEntry("state", "dropped")
                .containsEntry("sealed", new byte[0]);
        assertThatNothingIsInClear();
    }

    @Test
    void the_router_destroys_by_itself_and_what_comes_to_a_ticket_afterwards_too() {
        app.close();
        start(settings.get("fairlead.db.url"), "30");
        send(mail("ann", "first", "hello", "a"));
        app.queue().rows("update fairlead.ticket set state = 'resolved', resolved_at = now() - interval '31 days'");
        app.queue().rows("delete from fairlead.item");
        RunningApp.await(() -> destroyed().equals("1"));
        String automatic = mail("ann", "late", "I am away", "b")
                .replace(
                        "MIME-Version",
                        "References: <first@mail.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version");
        send(automatic);
        assertThat(app.queue().tickets()).hasSize(1);

        RunningApp.await(() -> destroyed().equals("2"));
        assertThat(app.queue().rows("select 1 from fairlead.original")).isEmpty();
    }

    @Test
    void a_customer_is_forgotten_and_only_numbers_are_left_of_him() throws Exception {
        send(mail("ann", "gladiolus-marker", "hydrangea-words", "peony-file"));
        send(mail("ann", "second", "hydrangea-words again", "shared-file"));
        send(mail("ben", "tulip-marker", "anemone-words", "shared-file"));
        assertThat(contents()).hasSize(2);
        List<String> personal =
                List.of("gladiolus-marker", "hydrangea-words", "peony-file", "ann@mail.example", "Ann Quill");
        assertThat(traces.inTables("ann@mail.example")).contains("customer", "message");
        assertThat(Traces.wordsInFiles(traces.tableFiles(), personal)).isNotEmpty();
        app.queue().rows("select fairlead.correct(fairlead.ref(1), 'withdrawal', 'dora')");
        assertThat(traces.inTables("hydrangea-words")).contains("correction");
        app.queue()
                .rows("update fairlead.ticket set state = 'answered', snoozed_until = now() + interval '1 day'"
                        + " where id = 2");
        app.queue().rows("delete from fairlead.item where ticket_id = 2");
        age();

        Optional<Forgotten> counted = forget("mailto:ann@mail.example", false);

        assertThat(counted).hasValueSatisfying(what -> {
            assertThat(List.of(what.tickets(), what.messages(), what.originals(), what.files(), what.quarantined()))
                    .containsExactly(2, 2, 2, 2, 0);
        });
        assertThat(traces.inTables("hydrangea-words")).isNotEmpty();
        assertThat(app.queue().rows("select 1 from fairlead.audit")).isEmpty();

        assertThat(forget("mailto:ann@mail.example", true)).isEqualTo(counted);

        for (String words : personal) {
            assertThat(traces.inTables(words)).as(words).isEmpty();
            assertThat(log.lines()).as(words).noneMatch(line -> line.contains(words));
        }
        assertThat(Traces.wordsInFiles(traces.tableFiles(), personal)).isEmpty();
        assertThat(Traces.wordsInFiles(data, personal)).isEmpty();
        assertThat(contents()).hasSize(1);
        assertThat(ticket("ben").at("/messages/0/text").asText()).contains("anemone-words");
        assertThat(app.queue().tickets()).hasSize(3);
        assertThat(app.queue().rows("select 1 from fairlead.item")).hasSize(1);
        assertThat(app.queue().value("select sum(queued) from fairlead.ledger")).hasToString("3");
        assertThat(app.queue().row("select actor, subject, reason from fairlead.audit where deed = 'forget'"))
                .containsEntry("actor", "dora")
                .containsEntry("reason", "he asked for it")
                .hasEntrySatisfying(
                        "subject", subject -> assertThat((String) subject).matches("customer \\d+"));
        assertThat(forget("mailto:ann@mail.example", true)).isEmpty();

        send(mail("ann", "third", "I am back", "c"));
        assertThat(ticket("ann").path("messages")).hasSize(1);
    }

    @Test
    void what_waits_in_quarantine_is_opened_to_see_whose_it_is() throws Exception {
        holdBack();

        assertThat(forget("mailto:ann@mail.example", true))
                .hasValueSatisfying(what -> assertThat(what.quarantined()).isEqualTo(1));

        assertThat(app.queue().row("select state, octet_length(sealed) as bytes from fairlead.quarantine"))
                .containsEntry("state", "dropped")
                .containsEntry("bytes", 0);
        assertThat(app.queue()
                        .value("select count(*) from fairlead.audit where deed = 'forget' and subject = 'quarantine'"))
                .isEqualTo(1L);
    }

    @Test
    void keys_are_changed_beside_a_running_router_and_old_ones_go_when_nothing_needs_them() throws Exception {
        send(mail("ann", "before", "my password is " + TEXT_SECRET, "before-file"));
        try (Keeping keeping = keeping(Duration.ZERO)) {
            keeping.keys().rotate();
            send(mail("ben", "after", "hello", "after-file"));
            assertThat(keeping.uses().values()).containsExactlyInAnyOrder(2L, 2L);
            assertThatThrownBy(keeping::dropOldKeys).hasMessageContaining("younger than ten minutes");
        }
        try (Keeping later = keeping(Duration.ofMinutes(11))) {
            assertThatThrownBy(later::dropOldKeys).hasMessageContaining("still in use, by 2");
            assertThat(later.reseal()).isEqualTo(new Resealing.Result(2, 0));
            assertThat(later.uses()).hasSize(1);
            later.dropOldKeys();
            assertThat(later.keys().keys()).hasSize(1);
        }
        JsonNode ticket = ticket("ann");

        assertThat(reveal().reveal(
                                ticket.path("ref").asText(),
                                ticket.at("/messages/0/id").asLong(),
                                "dora",
                                "still there?"))
                .singleElement()
                .satisfies(original -> assertThat(original.text()).contains(TEXT_SECRET));
    }

    @Test
    void what_the_guard_withholds_ails_its_channel_and_stands_in_health_without_taking_the_router_out()
            throws Exception {
        assertThat(channel("support-form")).containsEntry("state", "healthy");
        assertThat(guardHealth()).isEqualTo(HealthCheck.State.UP);
        holdBack();
        app.queue().rows("update fairlead.quarantine set channel_id = fairlead.channel_of('support-form', 'form')");

        assertThat(channel("support-form"))
                .containsEntry("state", "unhealthy")
                .hasEntrySatisfying("reason", why -> assertThat((String) why).startsWith("1 message is held back"));
        assertThat(guardHealth()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(HealthCheckHelper.invokeReadiness(app.app().camel()))
                .noneMatch(result -> result.getCheck().getId().equals("guard"));

        app.queue().rows("update fairlead.quarantine set state = 'replayed'");
        assertThat(channel("support-form")).containsEntry("state", "healthy");
        assertThat(guardHealth()).isEqualTo(HealthCheck.State.UP);
    }

    private void assertThatNothingIsInClear() {
        for (String secret : SECRETS) {
            assertThat(traces.inTables(secret)).as(secret).isEmpty();
            assertThat(log.lines()).as(secret).noneMatch(line -> line.contains(secret));
        }
        for (Path folder : List.of(data, traces.tableFiles(), traces.logFiles())) {
            assertThat(Traces.wordsInFiles(folder, SECRETS)).isEmpty();
        }
    }

    private void holdBack() throws Exception {
        AdviceWith.adviceWith(
                app.app().camel(),
                "intake",
                route -> route.weaveById("guard").before().process(exchange -> {
                    throw new WithheldException("a detector failed", null);
                }));
        send(mail("ann", "held", "my password is " + HELD_SECRET, "held-file"));
    }

    private Reveal reveal() {
        return app.app().camel().getRegistry().lookupByNameAndType("reveal", Reveal.class);
    }

    private String destroyed() {
        return String.valueOf(app.queue()
                .value("select sum((detail ->> 'originals')::int) from fairlead.audit where deed = 'destroy'"));
    }

    private Map<String, Object> destroyDue() {
        return app.queue().row("select * from fairlead.destroy_due(interval '30 days', interval '90 days')");
    }

    private Optional<Forgotten> forget(String customer, boolean really) {
        try (Keeping keeping = keeping(Duration.ZERO)) {
            return keeping.forget(customer, "dora", "he asked for it", really);
        }
    }

    private Keeping keeping(Duration later) {
        return Keeping.open(RunningApp.settings(settings), Clock.offset(Clock.systemUTC(), later));
    }

    private HealthCheck.State guardHealth() {
        return HealthCheckHelper.invoke(app.app().camel()).stream()
                .filter(result -> result.getCheck().getId().equals("guard"))
                .findFirst()
                .orElseThrow()
                .getState();
    }

    private Map<String, Object> channel(String name) {
        return app.app().channels().list().stream()
                .filter(channel -> channel.get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode ticket(String person) {
        for (JsonNode ticket : app.queue().tickets()) {
            if (ticket.at("/customer/id").asText().contains(person)) {
                return ticket;
            }
        }
        throw new AssertionError("no ticket of " + person);
    }

    private List<Path> contents() {
        try (Stream<Path> files = Files.walk(data.resolve("attachments"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents come of age: what is young is spared, since its message may be about to commit. */
    private void age() throws IOException {
        for (Path content : contents()) {
            Files.setLastModifiedTime(content, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
    }

    private void send(String raw) {
        boolean mail = raw.startsWith("From:");
        Inbound inbound = new Inbound(
                new Channel(mail ? "demo-email" : "demo-telegram", mail ? ChannelKind.EMAIL : ChannelKind.TELEGRAM),
                "in-" + ++inbounds,
                mail ? "message/rfc822" : "application/json",
                raw.getBytes(StandardCharsets.UTF_8),
                Instant.now());
        try (ProducerTemplate template = app.app().camel().createProducerTemplate()) {
            template.sendBody("direct:demo", inbound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mail(String person, String id, String text, String file) {
        String name = Character.toUpperCase(person.charAt(0)) + person.substring(1) + " Quill";
        return "From: " + name + " <" + person + "@mail.example>\r\nSubject: " + id + " password: " + SUBJECT_SECRET
                + "\r\nMessage-ID: <" + id + "@mail.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + text
                + "\r\n--b\r\nContent-Type: text/plain; name=notes.txt\r\nContent-Disposition: attachment\r\n\r\n"
                + file
                + "\r\n--b--\r\n";
    }

    private static String group(String text) {
        return "{\"update_id\":9,\"message\":{\"message_id\":5,\"date\":1795170000,\"chat\":{\"id\":-1002041000001,"
                + "\"type\":\"supergroup\",\"title\":\"G\"},\"from\":{\"id\":8001,\"is_bot\":false,"
                + "\"first_name\":\"A\"},\"text\":\"" + text + "\"}}";
    }
}
