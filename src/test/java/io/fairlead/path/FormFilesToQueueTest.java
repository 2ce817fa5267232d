package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testkit.FakeS3;
import io.fairlead.testkit.FakeTika;
import io.fairlead.testkit.RunningApp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a form, what is refused at its door, and what a customer says at the end, in the real application. */
class FormFilesToQueueTest {
    private static final String SECRET = "Haifeng_" + 8812;

    @TempDir
    Path data;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = RunningApp.start(Map.of("fairlead.data", data.toString()));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_file_is_stored_once_and_sealed_and_its_secrets_are_found() throws Exception {
        String answer = post("my password is " + SECRET).body();

        JsonNode message = app.queue().tickets().at("/0/messages/0");
        assertThat(message.at("/attachments/0/name").asText()).isEqualTo("notes.txt");
        assertThat(message.at("/attachments/0/read").asBoolean()).isTrue();
        assertThat(message.at("/findings/0/part").asText()).isEqualTo("attachments[0].text");
        assertThat(app.queue()
                        .row("select octet_length(sealed) as size from fairlead.original")
                        .get("size"))
                .satisfies(size -> assertThat((Integer) size).isLessThan(500));
        try (Stream<Path> files = Files.walk(data.resolve("attachments"))) {
            List<Path> kept = files.filter(Files::isRegularFile).toList();
            assertThat(kept).hasSize(1);
            assertThat(new String(Files.readAllBytes(kept.get(0)), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SECRET);
        }
        assertThat(app.get(app.url(json(answer).get("status_url").asText())).body())
                .contains("\"rating\":null");
    }

    @Test
    void with_a_bucket_files_lie_there_sealed_and_a_post_comes_again_while_it_is_away() throws Exception {
        app.close();
        try (FakeS3 s3 = FakeS3.start()) {
            app = RunningApp.start(Map.of(
                    "fairlead.data", data.toString(),
                    "fairlead.attachments.s3.endpoint", s3.uri(),
                    "fairlead.attachments.s3.bucket", FakeS3.BUCKET,
                    "fairlead.attachments.s3.access-key", FakeS3.ACCESS_KEY,
                    "fairlead.attachments.s3.secret-key", "s".repeat(40)));
            s3.failWith(503);
            assertThat(post("my password is " + SECRET).statusCode()).isEqualTo(503);
            s3.failWith(0);

            assertThat(post("my password is " + SECRET).statusCode()).isEqualTo(201);

            assertThat(s3.keys()).hasSize(1);
            assertThat(new String(s3.stored(s3.keys().get(0)), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SECRET);
            assertThat(data.resolve("attachments")).doesNotExist();
            assertThat(app.queue()
                            .tickets()
                            .at("/0/messages/0/attachments/0/sha256")
                            .asText())
                    .isNotEmpty()
                    .satisfies(hash -> assertThat(s3.keys().get(0)).endsWith("/" + hash));
            assertThat(app.queue().value("select count(*) from fairlead.quarantine"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void with_a_tika_server_a_secret_in_a_pdf_is_found_and_without_it_the_file_is_unread() throws Exception {
        String pdf = "%PDF-1.7\n1 0 obj << /Length 9 >> stream ... endstream";
        post("notes.pdf", pdf);
        assertThat(app.queue().tickets().at("/0/messages/0/attachments/0/read").asBoolean())
                .isFalse();
        app.close();

        try (FakeTika tika = FakeTika.start()) {
            tika.words = "my password is " + SECRET;
            app = RunningApp.start(Map.of("fairlead.data", data.toString(), "fairlead.attachments.tika", tika.uri()));
            post("notes.pdf", pdf);

            JsonNode message = app.queue().tickets().at("/0/messages/0");
            assertThat(message.at("/attachments/0/read").asBoolean()).isTrue();
            assertThat(message.at("/findings/0/type").asText()).isEqualTo("PASSWORD");
            assertThat(message.at("/findings/0/part").asText()).isEqualTo("attachments[0].text");
        }
    }

    @Test
    void what_waits_in_quarantine_keeps_its_files() {
        String hash = "ab".repeat(32);
        app.queue()
                .value(
                        "select fairlead.put_in_quarantine('f', 'form', 's', 'held', 'why', 'application/json', '', ?)",
                        hash + "," + "cd".repeat(32));

        assertThat(unwanted(hash)).isEmpty();
        app.queue().rows("update fairlead.quarantine set state = 'dropped'");
        assertThat(unwanted(hash)).containsExactly(hash);
    }

    @Test
    void a_body_beyond_the_servers_limit_stands_in_the_ledger_and_a_flood_as_one_line() throws Exception {
        HttpResponse<String> large = app.post("/forms/support", "application/json", " ".repeat(27_000_000));
        for (int i = 0; i < 40; i++) {
            app.post("/forms/complaint", "application/json", "{}");
        }

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.headers().firstValue("content-type")).contains("application/problem+json");
        RunningApp.await(() -> app.queue()
                        .rows("select 1 from fairlead.arrival where reason = 'beyond_server_limit'")
                        .size()
                == 1);
        RunningApp.await(() -> rejected().equals(40L));
        assertThat(app.queue().rows("select 1 from fairlead.arrival where reason = 'flood'"))
                .hasSizeLessThan(15);
        assertThat(app.queue()
                        .value("select seen - queued - appended - duplicate - ignored - rejected - quarantined"
                                + " from fairlead.ledger where channel = 'complaint-form'"))
                .isEqualTo(0L);
    }

    @Test
    void a_resolved_ticket_is_rated_once_changed_once_and_opened_again_by_an_addition() throws Exception {
        JsonNode sent = json(post("hello").body());
        String ref = sent.get("ref").asText();
        String status = sent.get("status_url").asText();
        assertThat(rate(status, "{\"rating\":\"good\"}"))
                .as("before it is resolved")
                .isEqualTo(409);
        resolve(ref);

        assertThat(rate(status, "{\"rating\":\"good\"}")).isEqualTo(201);
        assertThat(rate(status, "{\"rating\":\"good\"}")).as("a double click").isEqualTo(201);
        assertThat(rate(status, "{\"rating\":\"good\",\"comment\":\"my password is " + SECRET + "\"}"))
                .isEqualTo(201);
        assertThat(rate(status, "{\"rating\":\"bad\"}")).isEqualTo(201);
        assertThat(rate(status, "{\"rating\":\"good\"}")).as("changed once").isEqualTo(409);
        assertThat(rate(status, "{\"rating\":\"bad\",\"comment\":\"another\"}")).isEqualTo(409);

        JsonNode rating = app.queue().ticket(ref).get("rating");
        assertThat(rating.get("score").asText()).isEqualTo("bad");
        assertThat(rating.get("comment").asText()).contains("[password]").doesNotContain(SECRET);
        assertThat(rate(status, "{\"message\":\"It is still missing\"}")).isEqualTo(201);
        assertThat(app.queue().ticket(ref).get("status").asText()).isEqualTo("waiting");
        assertThat(app.queue().ticket(ref).get("messages")).hasSize(2);
        assertThat(app.queue().tickets()).hasSize(1);
        resolve(ref);
        assertThat(rate(status, "{\"rating\":\"good\"}")).as("resolved anew").isEqualTo(201);
    }

    @Test
    void a_proof_counts_once_for_all_routers() {
        String spend = "select fairlead.spend_proof(?, ?, now() + interval '1 hour')";

        assertThat(app.queue().value(spend, "c-1", "post-1")).isEqualTo(true);
        assertThat(app.queue().value(spend, "c-1", "post-1"))
                .as("the same post again")
                .isEqualTo(true);
        assertThat(app.queue().value(spend, "c-1", "post-2")).isEqualTo(false);
    }

    private Object rejected() {
        return app.queue().value("select seen from fairlead.ledger where channel = 'complaint-form'");
    }

    private Set<String> unwanted(String hash) {
        return new io.fairlead.queue.StoredContents(app.app().database().pool()).unwanted(Set.of(hash));
    }

    private void resolve(String ref) {
        Map<String, Object> claimed = app.queue().claim("agent");
        assertThat(claimed.get("ref")).isEqualTo(ref);
        int seen = app.queue().ticket(ref).get("message_count").asInt();
        assertThat(app.queue().value("select fairlead.resolve(?, ?, ?)", ref, claimed.get("token"), seen))
                .isEqualTo("resolved");
    }

    private int rate(String status, String body) {
        return app.send(HttpRequest.newBuilder(URI.create(app.url(status)))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private HttpResponse<String> post(String content) {
        return post("notes.txt", content);
    }

    private HttpResponse<String> post(String name, String content) {
        String file = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return app.post(
                "/forms/support",
                "application/json",
                "{\"fields\":{\"message\":\"see my file\"},\"files\":[{\"name\":\"" + name + "\",\"content\":\"" + file
                        + "\"}]}");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
