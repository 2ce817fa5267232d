package io.fairlead.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.Database;
import io.fairlead.queue.SearchIndex;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.web.WebServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents do with tickets, over HTTP and the real schema. */
class TicketDeedsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
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
    void who_takes_a_ticket_holds_it_until_he_gives_it_back() throws Exception {
        String ref = ticket("account");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));

        assertThat(claim.path("ticket").path("status").asText()).isEqualTo("claimed");
        assertThat(post("/claims", "{\"ref\":\"" + ref + "\"}", "Person", "lin/agent")
                        .statusCode())
                .isEqualTo(409);
        assertThat(code(post("/tickets/" + ref + "/release", "{\"token\":999999}")))
                .isEqualTo("lease_lost");
        assertThat(post("/tickets/" + ref + "/release", "{\"token\":" + claim.path("token") + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(ref)).isEqualTo("waiting");
    }

    @Test
    void the_next_ticket_is_one_that_fits() throws Exception {
        ticket("kyc");
        String wanted = ticket("trading");

        JsonNode claim =
                claimed(post("/claims", "{\"topics\":[\"trading\"],\"languages\":[\"en\"],\"channels\":[\"test\"]}"));

        assertThat(claim.path("ref").asText()).isEqualTo(wanted);
        assertThat(json(post("/claims", "{\"topics\":[\"trading\"]}")).path("claims"))
                .isEmpty();
        assertThat(json(post("/claims", "{\"topics\":[\"kyc\"],\"channels\":[\"none\"]}"))
                        .path("claims"))
                .isEmpty();
    }

    @Test
    void an_answer_goes_out_in_its_thread_after_ten_seconds() throws Exception {
        String ref = ticket("deposit");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));

        JsonNode answer = json(post("/tickets/" + ref + "/answers", answer(claim, "It is there now.")));

        assertThat(answer.path("state").asText()).isEqualTo("pending");
        assertThat(status(ref)).isEqualTo("answered");
        assertThat(queue.row(
                        "select * from fairlead.notice where id = ?",
                        answer.path("id").asLong()))
                .containsEntry("kind", "reply")
                .containsEntry("text", "It is there now.");
        assertThat(queue.value("select count(*) from fairlead.take_notices()")).isEqualTo(0L);
    }

    @Test
    void an_answer_that_is_taken_back_leaves_nothing_but_its_words_and_the_lease() throws Exception {
        String ref = ticket("deposit");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));
        JsonNode answer = json(post("/tickets/" + ref + "/answers", answer(claim, "Too soon.")));
        String place = "/api/v1/answers/" + answer.path("id");

        assertThat(send("DELETE", place, "", "Person", "lin/agent").statusCode())
                .isEqualTo(403);
        JsonNode undone = json(send("DELETE", place, ""));

        assertThat(undone.path("text").asText()).isEqualTo("Too soon.");
        assertThat(undone.path("lease").path("token").asLong())
                .isGreaterThan(claim.path("token").asLong());
        assertThat(read(ref).path("messages")).hasSize(1);
        assertThat(status(ref)).isEqualTo("claimed");
        assertThat(send("DELETE", place, "").statusCode()).isEqualTo(404);
    }

    @Test
    void what_has_gone_out_cannot_be_taken_back() throws Exception {
        String ref = ticket("deposit");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));
        JsonNode answer = json(post("/tickets/" + ref + "/answers", answer(claim, "Gone.")));
        queue.rows(
                "update fairlead.notice set state = 'sending', attempts = 1 where id = ?",
                answer.path("id").asLong());

        assertThat(code(send("DELETE", "/api/v1/answers/" + answer.path("id"), "")))
                .isEqualTo("too_late");
    }

    @Test
    void an_answer_that_cannot_be_delivered_brings_its_ticket_back() throws Exception {
        String ref = ticket("deposit");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));
        long answer = json(post("/tickets/" + ref + "/answers", answer(claim, "Hello?")))
                .path("id")
                .asLong();
        queue.rows("update fairlead.notice set state = 'sending', attempts = 1 where id = ?", answer);
        queue.value("select fairlead.settle_notice(?, 'refused', 'blocked')::text", answer);

        assertThat(status(ref)).isEqualTo("waiting");
        assertThat(read(ref).path("flags").toString()).contains("undelivered");
        assertThat(read(ref).path("answers").path(0).path("reason").asText()).isEqualTo("blocked");
    }

    @Test
    void nobody_answers_what_he_has_not_seen() throws Exception {
        String ref = ticket("deposit");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));
        String stale = answer(claim, "Hello").replace("\"seen\":1", "\"seen\":0");

        assertThat(code(post("/tickets/" + ref + "/answers", stale))).isEqualTo("unseen");
    }

    @Test
    void a_secret_never_goes_out_in_public_and_in_private_only_on_purpose() throws Exception {
        String ref = ticket("security");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));
        String secret = answer(claim, "Your password is " + "Tr0ub4dor" + "&3x");

        HttpResponse<String> refused = post("/tickets/" + ref + "/answers", secret);
        assertThat(code(refused)).isEqualTo("sensitive");
        JsonNode place = json(refused).path("findings").path(0);
        assertThat(place.path("start").asInt()).isEqualTo(17);
        queue.rows("update fairlead.ticket set visibility = 'public' where id = fairlead.ticket_id(?)", ref);
        String confirmed = secret.replace("}", ",\"confirmed\":true}");
        assertThat(code(post("/tickets/" + ref + "/answers", confirmed))).isEqualTo("secret");
        queue.rows("update fairlead.ticket set visibility = 'private' where id = fairlead.ticket_id(?)", ref);

        assertThat(post("/tickets/" + ref + "/answers", confirmed).statusCode()).isEqualTo(201);
        assertThat(read(ref).path("messages").path(1).path("text").asText()).contains("[password]");
    }

    @Test
    void a_note_is_kept_masked_and_names_whom_it_calls() throws Exception {
        String ref = ticket("account");
        account("lin", "agent", false);

        JsonNode note =
                json(post("/tickets/" + ref + "/notes", "{\"text\":\"@lin his password: " + "Tr0ub4dor" + "&3x\"}"));

        assertThat(note.path("text").asText()).contains("[password]").doesNotContain("Tr0ub");
        assertThat(note.path("mentions").path(0).asText()).isEqualTo("lin");
        assertThat(read(ref).path("notes")).hasSize(1);
    }

    @Test
    void only_an_agent_who_may_sign_in_is_named_and_the_rest_is_plain_text() throws Exception {
        String ref = ticket("account");
        account("kim.li", "agent", false);
        account("gone", "agent", true);
        account("ops", "operator", false);

        JsonNode note = json(post(
                "/tickets/" + ref + "/notes",
                "{\"text\":\"请@Kim.Li看一下。 @kim.li, ask @gone, @ops or @nobody; write to x@kim.li\"}"));
        String besides = ",\"note\":\"x@kim.li @kim.lin\"}";
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));
        post("/tickets/" + ref + "/requeue", "{\"token\":" + claim.path("token") + besides);

        assertThat(note.path("mentions")).hasToString("[\"kim.li\"]");
        assertThat(mentions("kim.li").path("mentions").findValuesAsText("id"))
                .containsExactly(note.path("id").asText());
        assertThat(mentions("gone").path("unread").asInt()).isZero();
    }

    @Test
    void who_is_mentioned_finds_the_note_until_he_has_read_it_and_a_page_leads_to_the_next() throws Exception {
        account("noa", "agent", false);
        for (int i = 0; i < 3; i++) {
            post("/tickets/" + ticket("account") + "/notes", "{\"text\":\"@noa please " + i + "\"}");
        }
        HttpResponse<String> page = web.get("/api/v1/mentions?limit=2", "Person", "noa/agent");
        String newest = json(page).at("/mentions/0/id").asText();
        assertThat(json(page).path("unread").asInt()).isEqualTo(3);
        assertThat(json(page).path("mentions").findValuesAsText("text"))
                .containsExactly("@noa please 2", "@noa please 1");
        String next = page.headers().firstValue("Link").orElseThrow().replaceFirst("<([^>]+)>.*", "$1");
        assertThat(json(web.get(next, "Person", "noa/agent")).path("mentions").findValuesAsText("text"))
                .containsExactly("@noa please 0");

        assertThat(send("PUT", "/api/v1/mentions/" + newest + "/read", "", "Person", "mei/agent")
                        .statusCode())
                .isEqualTo(404);
        for (int again = 0; again < 2; again++) {
            HttpResponse<String> read = send("PUT", "/api/v1/mentions/" + newest + "/read", "", "Person", "noa/agent");
            assertThat(json(read).path("unread").asInt()).as(read.body()).isEqualTo(2);
        }
        assertThat(json(web.get("/api/v1/mentions?unread=true", "Person", "noa/agent"))
                        .path("mentions"))
                .hasSize(2);
        JsonNode all = mentions("noa").path("mentions");
        assertThat(all).hasSize(3);
        assertThat(all.get(0).path("read_at").isTextual()).isTrue();
    }

    @Test
    void others_are_told_whom_a_note_names_and_never_what_it_says() throws Exception {
        account("uma", "agent", false);
        account("mei", "agent", false);
        queue.rows(
                "select fairlead.know_hooks('[{\"name\":\"crm\",\"kind\":\"webhook\",\"place\":\"x\",\"kinds\":[\"mentioned\"]}]')");
        post("/tickets/" + ticket("account") + "/notes", "{\"text\":\"@uma and @mei: call her back\"}");

        JsonNode told = JSON.readTree(
                (String) queue.value("select data::text from fairlead.hook_event where kind = 'mentioned'"));
        assertThat(told.path("mentioned")).hasToString("[\"uma\"]");
        assertThat(told.toString()).doesNotContain("call her back");
        assertThat(mentions("uma").path("unread").asInt()).isOne();
        assertThat(mentions("mei").path("unread").asInt()).isZero();
    }

    @Test
    void when_a_customer_is_forgotten_nobody_is_mentioned_any_more() throws Exception {
        account("ivo", "agent", false);
        String ref = ticket("account");
        post("/tickets/" + ref + "/notes", "{\"text\":\"@ivo look\"}");
        assertThat(mentions("ivo").path("unread").asInt()).isOne();

        queue.rows(
                "select fairlead.forget(u.key, 'ann', 'asked', true) from fairlead.customer u join fairlead.ticket t"
                        + " on t.customer_id = u.id where t.id = fairlead.ticket_id(?)",
                ref);

        assertThat(mentions("ivo")).hasToString("{\"unread\":0,\"mentions\":[]}");
        assertThat(queue.value(
                        "select detail::text from fairlead.event where kind = 'mentioned' and ticket_id = fairlead.ticket_id(?)",
                        ref))
                .isEqualTo("{}");
    }

    @Test
    void a_change_of_what_has_changed_meanwhile_is_refused() throws Exception {
        String ref = ticket("account");
        String tag =
                web.get("/api/v1/tickets/" + ref).headers().firstValue("ETag").orElseThrow();

        JsonNode changed = json(
                send("PATCH", "/api/v1/tickets/" + ref, "{\"topic\":\"fees\",\"tags\":[\"vip\"]}", "If-Match", tag));
        HttpResponse<String> late = send("PATCH", "/api/v1/tickets/" + ref, "{\"priority\":\"low\"}", "If-Match", tag);

        assertThat(changed.path("version").asInt()).isGreaterThan(1);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(read(ref).path("topic").path("code").asText()).isEqualTo("fees");
        assertThat(json(post("/claims", "{\"topics\":[\"fees\"]}")).path("claims"))
                .hasSize(1);
    }

    @Test
    void the_same_write_twice_is_done_once() throws Exception {
        String ref = ticket("account");
        String[] key = {"Idempotency-Key", "note-" + count + "-abcdef"};

        String first =
                post("/tickets/" + ref + "/notes", "{\"text\":\"once\"}", key).body();

        assertThat(post("/tickets/" + ref + "/notes", "{\"text\":\"once\"}", key)
                        .body())
                .isEqualTo(first);
        assertThat(code(post("/tickets/" + ref + "/notes", "{\"text\":\"other\"}", key)))
                .isEqualTo("key_reused");
        assertThat(read(ref).path("notes")).hasSize(1);
    }

    @Test
    void what_is_put_off_comes_back_at_its_time() throws Exception {
        String ref = ticket("wait");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}"));
        String body = "{\"token\":" + claim.path("token") + ",\"until\":\""
                + java.time.Instant.now().plusSeconds(3600) + "\",\"note\":\"later\"}";

        assertThat(post("/tickets/" + ref + "/snooze", body).statusCode()).isEqualTo(200);
        assertThat(status(ref)).isEqualTo("waiting");
        assertThat(json(post("/claims", "{\"topics\":[\"wait\"]}")).path("claims"))
                .isEmpty();
        queue.rows(
                "update fairlead.ticket set snoozed_until = now() - interval '1 second' where id = fairlead.ticket_id(?)",
                ref);
        queue.value("select fairlead.wake()");

        assertThat(json(post("/claims", "{\"topics\":[\"wait\"]}")).path("claims"))
                .hasSize(1);
    }

    @Test
    void lists_are_filtered_and_paged_and_words_are_found_in_any_language() throws Exception {
        for (int i = 0; i < 3; i++) {
            queue.enqueue(Drafts.draft()
                    .source("q" + i)
                    .conversation("q" + i)
                    .topic("found")
                    .text("我的提现未到账 withdrawal " + i));
        }
        assertThat(new SearchIndex(database.pool()).update()).isPositive();

        HttpResponse<String> page = web.get("/api/v1/tickets?q=%E6%8F%90%E7%8E%B0%E6%9C%AA+withd&limit=2&view=summary");
        assertThat(json(page)).hasSize(2);
        String next = page.headers().firstValue("Link").orElseThrow().replaceAll("^<|>.*", "");
        HttpResponse<String> last = web.get(next);

        assertThat(json(last)).hasSize(1);
        assertThat(last.headers().firstValue("Link")).isEmpty();
        assertThat(json(web.get("/api/v1/tickets?topic=found&order=urgent"))).hasSize(3);
        assertThat(json(web.get("/api/v1/tickets?q=%E6%8F%90%E5%B8%81"))).isEmpty();
    }

    @Test
    void the_queue_says_what_waits_and_what_is_mine() throws Exception {
        String ref = ticket("mine");
        JsonNode claim = claimed(post("/claims", "{\"ref\":\"" + ref + "\"}", "Person", "wu/agent"));
        ticket("mine");

        JsonNode counts = json(web.get("/api/v1/queue", "Person", "wu/agent"));

        assertThat(counts.path("mine").path("leases").path(0).path("token")).isEqualTo(claim.path("token"));
        assertThat(counts.path("topics").findValuesAsText("topic")).contains("mine");
    }

    @Test
    void only_whoever_may_is_let_in() throws Exception {
        String ref = ticket("account");

        assertThat(web.get("/api/v1/queue", "Person", "nobody").statusCode()).isEqualTo(401);
        assertThat(post("/claims", "{}", "Person", "op/operator").statusCode()).isEqualTo(403);
        assertThat(web.get("/api/v1/tickets/" + ref, "Person", "op/operator").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_wrong_with_a_body_is_said_by_field() throws Exception {
        HttpResponse<String> answer = post("/claims", "{\"topics\":\"kyc\",\"leese\":1}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("errors").findValuesAsText("field")).containsExactly("leese", "topics");
        assertThat(web.post("/api/v1/claims", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(post("/claims", "{").statusCode()).isEqualTo(400);
        assertThat(post("/tickets/FL-222222/notes", "{\"text\":\"x\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_file_is_given_so_that_it_can_do_nothing() throws Exception {
        String ref = ticket("account");
        String page = "a".repeat(64);
        String picture = "b".repeat(64);
        web.kept.put(page, "<script>alert(1)</script>".getBytes());
        web.kept.put(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        queue.rows(
                """
                with files as (
                    update fairlead.message set attachments = cast(? as jsonb)
                    where ticket_id = fairlead.ticket_id(?) returning id, attachments)
                insert into fairlead.attachment (message_id, sha256)
                select id, f ->> 'sha256' from files cross join jsonb_array_elements(attachments) f
                """,
                "[{\"name\":\"截图 \\\"1\\\".html\",\"sha256\":\"" + page + "\"},{\"name\":\"p.png\",\"sha256\":\""
                        + picture + "\"}]",
                ref);

        HttpResponse<String> download = web.get("/api/v1/tickets/" + ref + "/attachments/" + page);
        HttpResponse<String> shown = web.get("/api/v1/tickets/" + ref + "/attachments/" + picture);

        assertThat(download.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; ");
        assertThat(download.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline; ");
        assertThat(web.get("/api/v1/tickets/" + ticket("x") + "/attachments/" + page)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void templates_for_the_topic_come_first() throws Exception {
        JsonNode templates = json(web.get("/api/v1/templates?topic=deposit&language=zh"));

        assertThat(templates.path(0).path("id").asText()).isEqualTo("deposit-wait");
        assertThat(templates.path(0).path("language").asText()).isEqualTo("zh-CN");
        assertThat(templates.findValuesAsText("id")).doesNotContain("security-first-steps");
    }

    private static String ticket(String topic) {
        count++;
        return (String) queue.enqueue(Drafts.draft()
                        .source("s" + count)
                        .conversation("c" + count)
                        .topic(topic))
                .get("ref");
    }

    private static String answer(JsonNode claim, String text) {
        return "{\"token\":" + claim.path("token") + ",\"seen\":1,\"text\":\"" + text + "\"}";
    }

    private static JsonNode claimed(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("claims").path(0);
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return web.post("/api/v1" + path, "application/json", body, headers);
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        return web.send(web.request(path, headers)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode read(String ref) throws Exception {
        return json(web.get("/api/v1/tickets/" + ref));
    }

    private static String status(String ref) throws Exception {
        return read(ref).path("status").asText();
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return json(answer).path("code").asText(answer.statusCode() + answer.body());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static void account(String name, String role, boolean disabled) {
        queue.rows(
                "insert into fairlead.account (name, password, roles, disabled) values (?, '$argon2id$none', array[?], ?)"
                        + " on conflict do nothing",
                name,
                role,
                disabled);
    }

    private static JsonNode mentions(String person) throws Exception {
        return json(web.get("/api/v1/mentions", "Person", person + "/agent"));
    }
}
