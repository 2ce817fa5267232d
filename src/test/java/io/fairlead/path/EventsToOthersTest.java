package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fairlead.access.Role;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.event.SigningSecret;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.testkit.WebhookReceiver;
import io.fairlead.testkit.WebhookReceiver.Got;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ConsumerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what happens to a ticket to other systems' servers, whatever these do. */
class EventsToOthersTest {
    private static final String OLD = SigningSecret.made(new SecureRandom());
    private static final String NEW = SigningSecret.made(new SecureRandom());

    @TempDir
    private Path folder;

    private final WebhookReceiver crm = WebhookReceiver.start();
    private final WebhookReceiver other = WebhookReceiver.start();
    private RunningApp app;

    @BeforeEach
    void copy_what_ships() {
        CopiedFolder.of("config", folder.resolve("config"), "none.txt", "");
        CopiedFolder.of("routes", folder.resolve("routes"), "none.txt", "");
    }

    @AfterEach
    void stop() {
        if (app != null) {
            app.close();
        }
        crm.close();
        other.close();
    }

    @Test
    void a_ticket_is_told_as_a_signed_cloud_event_masked_and_with_both_secrets_while_they_change() throws IOException {
        start("""
                source: https://support.example.org
                endpoints:
                  - name: crm
                    url: %s
                    secret: ["{{webhooks.new}}", "{{webhooks.old}}"]
                """.formatted(crm.url()));

        String ref = posted("My password is hunter2hunter and I cannot log in.");

        RunningApp.await(() -> !crm.accepted(ref).isEmpty());
        Got got = crm.all(ref).findFirst().orElseThrow();
        assertThat(got.isSignedWith(NEW)).isTrue();
        assertThat(got.isSignedWith(OLD)).isTrue();
        assertThat(got.isSignedWith(SigningSecret.made(new SecureRandom()))).isFalse();
        assertThat(Instant.ofEpochSecond(Long.parseLong(got.timestamp())))
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(1));
        assertThat(got.mediaType()).startsWith("application/cloudevents+json");
        assertThat(got.body()).doesNotContain("hunter2hunter").contains("[password]");
        JsonNode event = got.event();
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText())
                .isEqualTo(got.id())
                .startsWith("msg_")
                .doesNotContain(".");
        assertThat(event.path("source").asText()).isEqualTo("https://support.example.org");
        assertThat(event.path("type").asText()).isEqualTo("io.fairlead.ticket.queued");
        assertThat(event.path("subject").asText()).isEqualTo(ref);
        assertThat(event.at("/data/ref").asText()).isEqualTo(ref);
        assertThat(event.at("/data/status").asText()).isEqualTo("waiting");
        assertThat(Instant.parse(event.path("time").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(promised().validate(event)).isEmpty();
    }

    @Test
    void what_fails_comes_again_under_the_same_id_and_a_tickets_next_event_waits_for_it() {
        crm.answerOnce(500, 302, 500);
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}", retry: [200ms, 200ms, 200ms, 200ms]}
                """.formatted(crm.url()));

        String ref = enqueued("one");
        Map<String, Object> claim = app.queue().claim("mei");
        app.queue().value("select fairlead.resolve(?, ?, 1)", ref, claim.get("token"));

        RunningApp.await(() -> crm.accepted(ref).size() == 3);
        assertThat(crm.accepted(ref)).containsExactly("queued", "claimed", "resolved");
        assertThat(crm.all(ref).map(Got::type)).startsWith("queued", "queued", "queued", "queued", "claimed");
        assertThat(crm.all(ref).limit(4).map(Got::id).distinct()).hasSize(1);
        Got claimed = crm.all(ref).skip(4).findFirst().orElseThrow();
        assertThat(claimed.event().path("actor").asText()).isEqualTo("mei");
        RunningApp.await(() ->
                app.queue().value("select count(*) from fairlead.hook_event").equals(0L));
    }

    @Test
    void an_endpoint_that_never_answers_holds_up_no_other_one_and_no_other_ticket() {
        crm.fallSilent();
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}", timeout: 1s, parallel: 1, retry: [200ms, 200ms]}
                  - {name: other, url: "%s", secret: "{{webhooks.new}}", events: [ticket.queued, ticket.claimed]}
                """.formatted(crm.url(), other.url()));

        List<String> refs = List.of(enqueued("a"), enqueued("b"), enqueued("c"));
        app.queue().claim("mei");

        refs.forEach(ref -> RunningApp.await(() -> other.accepted(ref).contains("queued")));
        RunningApp.await(() -> crm.all(refs.get(0)).count() > 1);
        RunningApp.await(() -> endpoint("crm").path("failures").asInt() > 0);
        assertThat(endpoint("crm").path("last_error").asText()).isEqualTo("no answer within 1 s");
        assertThat(endpoint("crm").path("state").asText()).isEqualTo("failing");
        assertThat(endpoint("other").path("state").asText()).isEqualTo("well");
        assertThat(endpoint("other").path("place").asText()).doesNotContain("/in");
    }

    @Test
    void what_is_given_up_says_why_lets_the_next_one_go_and_is_replayed_under_the_same_id() {
        crm.answerOnce(500, 503);
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}", retry: [100ms]}
                """.formatted(crm.url()));
        String ref = enqueued("one");
        app.queue().claim("mei");
        RunningApp.await(() -> crm.accepted(ref).equals(List.of("claimed")));

        SignedIn operator = SignedIn.to(app, "ops", Role.OPERATOR);
        JsonNode dead = json(operator.get("/api/v1/operations/webhooks/crm").body());
        assertThat(dead).hasSize(1);
        assertThat(dead.at("/0/reason").asText()).isEqualTo("it answered 503");
        assertThat(dead.at("/0/attempts").asInt()).isEqualTo(2);
        assertThat(dead.at("/0/ref").asText()).isEqualTo(ref);
        assertThat(endpoint("crm").path("dead").asInt()).isEqualTo(1);

        assertThat(operator.post("/api/v1/operations/webhooks/crm/replay", "{\"ids\":[" + dead.at("/0/id") + "]}")
                        .body())
                .isEqualTo("{\"events\":1}");

        RunningApp.await(() -> crm.accepted(ref).equals(List.of("claimed", "queued")));
        assertThat(crm.all(ref)
                        .filter(got -> got.type().equals("queued"))
                        .map(Got::id)
                        .distinct())
                .containsExactly(dead.at("/0/event").asText());
        assertThat(operator.post("/api/v1/operations/webhooks/crm/replay", "{}").statusCode())
                .isEqualTo(400);
        assertThat(operator.post("/api/v1/operations/webhooks/none/replay", "{\"all\":true}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.get("/api/v1/operations/webhooks/none").statusCode())
                .isEqualTo(404);
        assertThat(app.queue().rows("select 1 from fairlead.audit where deed = 'events_replayed' and actor = 'ops'"))
                .hasSize(1);
    }

    @Test
    void one_that_wants_no_more_is_stopped_and_gets_what_happened_meanwhile_when_it_is_resumed() {
        crm.answerOnce(410);
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}", parallel: 1}
                """.formatted(crm.url()));
        String first = enqueued("one");
        RunningApp.await(() -> endpoint("crm").path("state").asText().equals("stopped"));
        String second = enqueued("two");
        RunningApp.await(() -> endpoint("crm").path("waiting").asInt() == 2);
        assertThat(crm.got()).hasSize(1);
        assertThat(endpoint("crm").path("stopped_why").asText()).contains("410");

        SignedIn.to(app, "ops", Role.OPERATOR).post("/api/v1/operations/webhooks/crm/resume", "{}");

        RunningApp.await(() -> crm.accepted(first).size() + crm.accepted(second).size() == 2);
    }

    @Test
    void camel_endpoints_get_the_same_events() throws Exception {
        Path files = folder.resolve("out");
        start("""
                endpoints:
                  - {name: bus, to: "seda:events?size=1000"}
                  - {name: files, to: "file:{{webhooks.files}}", events: [ticket.queued]}
                  - {name: broken, to: "file:{{webhooks.files}}?fileExist=nothing", retry: []}
                """, Map.of("webhooks.files", files.toString()));
        try (ConsumerTemplate consumer = app.app().camel().createConsumerTemplate()) {
            String ref = enqueued("one");
            app.queue().claim("mei");

            assertThat(json(consumer.receiveBody("seda:events", 30_000, String.class))
                            .path("subject")
                            .asText())
                    .isEqualTo(ref);
            assertThat(json(consumer.receiveBody("seda:events", 30_000, String.class))
                            .path("type")
                            .asText())
                    .isEqualTo("io.fairlead.ticket.claimed");
            RunningApp.await(
                    () -> files.toFile().list() != null && files.toFile().list().length == 1);
            RunningApp.await(() -> endpoint("broken").path("dead").asInt() == 2);
            assertThat(endpoint("broken").path("last_error").asText())
                    .startsWith("Camel cannot send there (")
                    .doesNotContain(files.toString());
        }
    }

    @Test
    void an_endpoint_that_is_added_while_the_router_runs_is_told_from_then_on_and_one_that_is_removed_no_more()
            throws IOException {
        start("endpoints: []\n");
        String before = enqueued("before");
        save("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}"}
                """.formatted(crm.url()));
        RunningApp.await(() -> !app.queue().rows("select 1 from fairlead.hook").isEmpty());

        String after = enqueued("after");

        RunningApp.await(() -> !crm.accepted(after).isEmpty());
        assertThat(crm.all(before)).isEmpty();

        save("endpoints: []\n");
        RunningApp.await(() -> app.queue().rows("select 1 from fairlead.hook").isEmpty());
        enqueued("nobody asks");
        assertThat(app.queue().value("select count(*) from fairlead.hook_event"))
                .isEqualTo(0L);
    }

    @Test
    void a_secret_that_changes_in_the_settings_signs_from_the_next_delivery_on() throws IOException {
        Path settings = folder.resolve("config/application.properties");
        String shipped = Files.readString(settings);
        Files.writeString(settings, shipped + "\nwebhooks.changing=" + OLD + "\n");
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.changing}}"}
                """.formatted(crm.url()));
        String before = enqueued("before");
        RunningApp.await(() -> !crm.accepted(before).isEmpty());
        assertThat(crm.all(before)).allMatch(got -> got.isSignedWith(OLD));

        Path saved = Files.writeString(folder.resolve("saved"), shipped + "\nwebhooks.changing=" + NEW + "\n");
        Files.move(saved, settings, StandardCopyOption.REPLACE_EXISTING);

        RunningApp.await(() -> {
            String ref = enqueued("after " + crm.got().size());
            RunningApp.await(() -> !crm.accepted(ref).isEmpty());
            return crm.all(ref).allMatch(got -> got.isSignedWith(NEW));
        });
        assertThat(SignedIn.to(app, "ops", Role.OPERATOR)
                        .get("/api/v1/operations/configuration")
                        .body())
                .contains("\"next_start\":[]");
    }

    @Test
    void a_broken_file_is_refused_and_the_endpoints_before_stay() throws IOException {
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}"}
                """.formatted(crm.url()));

        save("""
                endpoints:
                  - {name: crm, url: "http://169.254.169.254/latest", secret: "{{webhooks.new}}"}
                """);

        SignedIn operator = SignedIn.to(app, "ops", Role.OPERATOR);
        RunningApp.await(
                () -> operator.get("/api/v1/operations/configuration").body().contains("metadata"));
        String ref = enqueued("one");
        RunningApp.await(() -> !crm.accepted(ref).isEmpty());
    }

    @Test
    void a_customer_who_is_forgotten_is_told_about_no_more_but_that() {
        crm.answer(500, Map.of());
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}", retry: [200ms, 200ms, 200ms, 200ms, 200ms, 200ms]}
                """.formatted(crm.url()));
        String ref = enqueued("Ann's own words");
        RunningApp.await(() -> !crm.got().isEmpty());

        app.queue().value("select fairlead.forget_tickets(array [fairlead.ticket_id(?)], 'ops')", ref);
        crm.answer(204, Map.of());

        RunningApp.await(() -> crm.accepted(ref).contains("forgotten"));
        Got last = crm.all(ref).reduce((one, next) -> next).orElseThrow();
        assertThat(last.type()).isEqualTo("forgotten");
    }

    @Test
    void what_prometheus_is_told_names_the_endpoint() throws Exception {
        crm.answer(500, Map.of("Retry-After", "3600"));
        start("""
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.new}}"}
                """.formatted(crm.url()));
        enqueued("one");
        RunningApp.await(() -> endpoint("crm").path("failures").asInt() == 1);

        assertThat(json((String) app.queue().value("select fairlead.gauges()::text")))
                .anyMatch(gauge -> gauge.path("name").asText().equals("fairlead.webhook.waiting")
                        && gauge.path("endpoint").asText().equals("crm")
                        && gauge.path("value").asInt() == 1);
        assertThat(app.queue().value("select next_at > now() + interval '50 minutes' from fairlead.delivery"))
                .isEqualTo(true);
    }

    /** What the contract says of an event. */
    private static JsonSchema promised() throws IOException {
        try (InputStream in = EventsToOthersTest.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode contract = new ObjectMapper()
                    .valueToTree(YamlFile.read(in, Path.of("openapi.yaml"), new Mistakes())
                            .toPlain());
            ObjectNode event = contract.at("/components/schemas/Event").deepCopy();
            event.set("components", contract.get("components"));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(event);
        }
    }

    private void start(String webhooks) {
        start(webhooks, Map.of());
    }

    private void start(String webhooks, Map<String, String> settings) {
        try {
            Files.writeString(folder.resolve("config/webhooks.yaml"), webhooks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("webhooks.new", NEW);
        all.put("webhooks.old", OLD);
        app = RunningApp.startIn(folder, all);
    }

    private void save(String webhooks) throws IOException {
        Path saved = Files.writeString(folder.resolve("saved"), webhooks);
        Files.move(saved, folder.resolve("config/webhooks.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String posted(String message) {
        return json(app.post("/forms/support", "application/json", "{\"message\":\"" + message + "\"}")
                        .body())
                .path("ref")
                .asText();
    }

    private String enqueued(String text) {
        return (String) app.queue()
                .enqueue(Drafts.draft().source(text).conversation(text).text(text))
                .get("ref");
    }

    private JsonNode endpoint(String name) {
        for (JsonNode endpoint : json((String) app.queue().value("select fairlead.hooks()::text"))) {
            if (endpoint.path("name").asText().equals(name)) {
                return endpoint;
            }
        }
        throw new AssertionError("no endpoint " + name);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
