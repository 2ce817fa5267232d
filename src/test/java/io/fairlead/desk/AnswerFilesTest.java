package io.fairlead.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.Database;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.web.WebServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that agents put up and send along with answers, over HTTP and the real schema. Two files an answer here. */
class AnswerFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PICTURE = picture(1000);
    private static final String[] LIN = {"Person", "lin/agent"};
    private static Database database;
    private static QueueClient queue;
    private static WebServer web;
    private static int count;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        database = PostgresServer.freshDatabase();
        queue = new QueueClient(database.pool());
        web = new WebServer(folder, database.pool());
    }

    @AfterAll
    static void stop() {
        web.close();
        database.close();
    }

    @Test
    void a_file_gets_a_safe_name_and_the_type_that_it_is_and_waits_for_its_author_only() throws Exception {
        String ref = ticket(Drafts.draft());

        JsonNode file = json(upload(ref, "..%2Fa%2Fmap%E2%80%AEexe.png", PICTURE));

        assertThat(file.path("name").asText()).isEqualTo("mapexe.png");
        assertThat(file.path("type").asText()).isEqualTo("image/png");
        assertThat(file.path("size").asInt()).isEqualTo(PICTURE.length);
        String place =
                "/api/v1/tickets/" + ref + "/attachments/" + file.path("sha256").asText();
        assertThat(web.get(place).statusCode()).isEqualTo(200);
        assertThat(web.get(place, LIN).statusCode()).isEqualTo(404);
    }

    @Test
    void an_answer_takes_its_files_along_and_colleagues_can_open_them() throws Exception {
        String ref = ticket(Drafts.draft());
        JsonNode claim = claimed(ref);
        JsonNode file = json(upload(ref, "map.png", PICTURE));
        String body = answer(claim, "Here it is.", file);

        HttpResponse<String> first = post("/tickets/" + ref + "/answers", body, "Idempotency-Key", "same-key-" + ref);
        HttpResponse<String> again = post("/tickets/" + ref + "/answers", body, "Idempotency-Key", "same-key-" + ref);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(json(first).at("/files/0/state").asText()).isEqualTo("pending");
        JsonNode ticket = json(web.get("/api/v1/tickets/" + ref, LIN));
        assertThat(ticket.at("/messages/1/attachments/0/name").asText()).isEqualTo("map.png");
        assertThat(ticket.path("history").toString()).contains("\"files\": 1".replace(" ", ""));
        assertThat(web.get(
                                "/api/v1/tickets/" + ref + "/attachments/"
                                        + file.path("sha256").asText(),
                                LIN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(queue.value("select count(*) from fairlead.upload where ticket_id = fairlead.ticket_id(?)", ref))
                .isEqualTo(0L);
    }

    @Test
    void nobody_sends_what_somebody_else_put_up_or_what_belongs_to_another_ticket() throws Exception {
        String ref = ticket(Drafts.draft());
        JsonNode claim = claimed(ref);
        JsonNode theirs = json(upload(ref, "map.png", PICTURE, LIN));
        JsonNode elsewhere = json(upload(ticket(Drafts.draft()), "map.png", PICTURE));

        for (JsonNode file : new JsonNode[] {theirs, elsewhere}) {
            HttpResponse<String> answer = post("/tickets/" + ref + "/answers", answer(claim, "Here.", file));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(code(answer)).isEqualTo("no_file");
        }
    }

    @Test
    void what_is_too_large_too_many_empty_or_a_program_is_refused_with_the_reason() throws Exception {
        String ref = ticket(Drafts.draft());
        JsonNode claim = claimed(ref);
        byte[] program = ("MZ" + "\0".repeat(200)).getBytes(StandardCharsets.US_ASCII);

        requireProblem(upload(ref, "big.png", picture(300_001)), 413, "file_large");
        requireProblem(upload(ref, "none.txt", new byte[0]), 422, "file_empty");
        requireProblem(upload(ref, "picture.png", program), 422, "file_type");
        requireProblem(upload(ref, "read%20me.TXT.bat", "del".getBytes(StandardCharsets.US_ASCII)), 422, "file_type");
        JsonNode[] files = new JsonNode[3];
        for (int i = 0; i < files.length; i++) {
            files[i] = json(upload(ref, "f" + i + ".png", picture(201_000 + i)));
        }
        String path = "/tickets/" + ref + "/answers";
        requireProblem(post(path, answer(claim, "x", files)), 422, "files_many");
        requireProblem(post(path, answer(claim, "x", files[0], files[1])), 413, "files_large");
        assertThat(json(web.get("/api/v1/tickets/" + ref)).path("messages")).hasSize(1);
    }

    @Test
    void a_secret_in_a_text_file_never_goes_out_in_public_and_in_private_only_when_confirmed() throws Exception {
        byte[] secret = ("Your password is " + "Tr0ub4dor" + "&3x").getBytes(StandardCharsets.UTF_8);
        String open = ticket(Drafts.draft().group(31));
        String closed = ticket(Drafts.draft());
        JsonNode inGroup = claimed(open);
        JsonNode inPrivate = claimed(closed);
        JsonNode publicFile = json(upload(open, "steps.txt", secret));
        JsonNode privateFile = json(upload(closed, "steps.txt", secret));

        HttpResponse<String> refused = post("/tickets/" + open + "/answers", answer(inGroup, "See.", publicFile));
        HttpResponse<String> warned = post("/tickets/" + closed + "/answers", answer(inPrivate, "See.", privateFile));

        requireProblem(refused, 422, "secret");
        assertThat(json(refused).at("/findings/0/part").asText()).isEqualTo("attachments[0].text");
        requireProblem(warned, 422, "sensitive");
        String confirmed = answer(inPrivate, "See.", privateFile).replaceFirst("}$", ",\"confirmed\":true}");
        assertThat(post("/tickets/" + closed + "/answers", confirmed).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_name_is_read_by_the_guard_and_kept_masked_but_goes_out_as_it_is() throws Exception {
        String ref = ticket(Drafts.draft());
        JsonNode claim = claimed(ref);
        String card = "4111 1111 1111 " + 1111;
        JsonNode file = json(upload(ref, card.replace(" ", "%20") + ".png", PICTURE));
        String body = answer(claim, "See.", file).replaceFirst("}$", ",\"confirmed\":true}");

        JsonNode answer = json(post("/tickets/" + ref + "/answers", body));

        assertThat(answer.at("/files/0/name").asText()).doesNotContain("1111 1111");
        assertThat(json(web.get("/api/v1/tickets/" + ref)).toString()).doesNotContain(card);
        assertThat((String) queue.value(
                        "select files ->> 0 from fairlead.notice where id = ?",
                        answer.path("id").asLong()))
                .contains(card);
    }

    @Test
    void an_answer_that_is_taken_back_gives_its_files_back_and_keeps_nothing_of_them() throws Exception {
        String ref = ticket(Drafts.draft());
        JsonNode claim = claimed(ref);
        byte[] own = picture(1234);
        JsonNode file = json(upload(ref, "map.png", own));
        JsonNode answer = json(post("/tickets/" + ref + "/answers", answer(claim, "Here.", file)));

        JsonNode undone = json(web.send(web.request("/api/v1/answers/" + answer.path("id"))
                .method("DELETE", HttpRequest.BodyPublishers.noBody())));

        assertThat(undone.at("/files/0/name").asText()).isEqualTo("map.png");
        assertThat(undone.at("/files/0/id")).isNotEqualTo(file.path("id"));
        assertThat(queue.value(
                        "select count(*) from fairlead.attachment where sha256 = ?",
                        file.path("sha256").asText()))
                .isEqualTo(0L);
        String again = answer(undone.path("lease"), "Here.", undone.at("/files/0"));
        assertThat(post("/tickets/" + ref + "/answers", again).statusCode()).isEqualTo(201);
    }

    @Test
    void what_no_answer_takes_along_is_gone_after_a_day() throws Exception {
        String ref = ticket(Drafts.draft());
        String sha256 =
                json(upload(ref, "map.png", picture(777))).path("sha256").asText();

        queue.value("select fairlead.forget_uploads()");
        assertThat(unwanted(sha256)).isFalse();
        queue.rows("update fairlead.upload set at = now() - interval '25 hours' where sha256 = ?", sha256);
        queue.value("select fairlead.forget_uploads()");
        assertThat(unwanted(sha256)).isTrue();
    }

    @Test
    void what_was_sent_is_destroyed_with_the_ticket_and_at_the_customers_request() throws Exception {
        String ref = ticket(Drafts.draft().chat(99));
        JsonNode claim = claimed(ref);
        JsonNode sent = json(upload(ref, "sent.png", picture(701)));
        String sha256 = sent.path("sha256").asText();
        JsonNode answer = json(post("/tickets/" + ref + "/answers", answer(claim, "Here.", sent)));
        String waits =
                json(upload(ref, "waits.png", picture(702))).path("sha256").asText();

        queue.value(
                "select fairlead.destroy_originals(array[cast(? as bigint)])",
                answer.path("message_id").asLong());

        assertThat(unwanted(sha256)).isTrue();
        assertThat(json(web.get("/api/v1/tickets/" + ref))
                        .at("/messages/1/attachments/0/note")
                        .asText())
                .isEqualTo("destroyed");
        assertThat(web.get("/api/v1/tickets/" + ref + "/attachments/" + sha256).statusCode())
                .isEqualTo(404);
        assertThat(unwanted(waits)).isFalse();
        assertThat(queue.row(
                        "select contents::text, files from fairlead.forget('telegram:99', 'op', 'his letter', true)"))
                .hasEntrySatisfying(
                        "contents", hashes -> assertThat(hashes.toString()).contains(waits));
        assertThat(unwanted(waits)).isTrue();
        assertThat(queue.value(
                        "select files::text from fairlead.notice where id = ?",
                        answer.path("id").asLong()))
                .isEqualTo("[]");
    }

    private static boolean unwanted(String sha256) {
        return !new io.fairlead.queue.StoredContents(database.pool())
                .unwanted(java.util.Set.of(sha256))
                .isEmpty();
    }

    private static byte[] picture(int size) {
        byte[] picture = new byte[size];
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(head, 0, picture, 0, head.length);
        return picture;
    }

    private static String ticket(Drafts draft) {
        count++;
        return (String) queue.enqueue(draft.source("s" + count).conversation("c" + count))
                .get("ref");
    }

    private static JsonNode claimed(String ref) throws Exception {
        return json(post("/claims", "{\"ref\":\"" + ref + "\"}")).path("claims").path(0);
    }

    private static String answer(JsonNode claim, String text, JsonNode... files) {
        String ids =
                Arrays.stream(files).map(file -> file.path("id").toString()).collect(Collectors.joining(","));
        return "{\"token\":" + claim.path("token") + ",\"seen\":1,\"text\":\"" + text + "\",\"files\":[" + ids + "]}";
    }

    private static HttpResponse<String> upload(String ref, String name, byte[] content, String... headers)
            throws Exception {
        return web.post("/api/v1/tickets/" + ref + "/files?name=" + name, "text/html", content, headers);
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return web.post("/api/v1" + path, "application/json", body, headers);
    }

    private static void requireProblem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(code(answer)).isEqualTo(code);
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return json(answer).path("code").asText(answer.statusCode() + answer.body());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
