package io.fairlead.channel.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.ticket.WithheldException;
import io.fairlead.web.SqlRecorder;
import io.fairlead.web.WebServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

class FormDoorTest {
    private static final String URLENCODED = "application/x-www-form-urlencoded";
    private static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8"};
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([A-Za-z0-9_-]+)\"");
    private static WebServer web;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        web = new WebServer(folder);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void forget() {
        web.clock.pass(Duration.ofMinutes(1));
        web.inbounds.clear();
        web.messages.clear();
        web.sql.calls.clear();
        web.sql.answer = call -> 1L;
        web.queue = message -> Map.of("ref", "FL-7K3QX9", "outcome", "queued");
    }

    @Test
    void the_page_speaks_the_visitors_language() throws Exception {
        assertThat(web.get("/forms/support", "Accept-Language", "zh-HK,en;q=0.5")
                        .body())
                .contains("<html lang=\"zh-TW\">", "聯絡客服");
        assertThat(web.get("/forms/support?lang=zh-CN", "Accept-Language", "en").body())
                .contains("<html lang=\"zh-CN\">", "联系客服");
        assertThat(web.get("/forms/support", "Accept-Language", "ja").body()).contains("<html lang=\"en\">");
    }

    @Test
    void no_answer_lets_a_foreign_script_run_or_echoes_a_request_header() throws Exception {
        HttpResponse<String> page = web.get("/forms/support", "X-Secret", "told", "Cookie", "a=b");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().map()).doesNotContainKeys("x-secret", "cookie", "user-agent");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script>", "style=", "onclick");
    }

    @Test
    void a_browsers_post_leads_to_the_page_with_the_reference() throws Exception {
        HttpResponse<String> answer = web.post(
                "/forms/support",
                URLENCODED,
                "key=" + newKey() + "&lang=zh-CN&message=" + encoded("提现未到账 😀")
                        + "&uid=10023457&email=ann%40example.org",
                BROWSER);

        assertThat(answer.statusCode()).isEqualTo(303);
        String place = answer.headers().firstValue("Location").orElseThrow();
        assertThat(place).startsWith("/forms/support?sent=FL-7K3QX9&key=").endsWith("&lang=zh-CN");
        assertThat(web.get(place).body()).contains("FL-7K3QX9", "我们已收到您的信息", "/status/support/FL-7K3QX9?key=");
        assertThat(web.messages).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("提现未到账 😀\n\n账户 UID: 10023457");
            assertThat(message.author().id()).isEqualTo("mailto:ann@example.org");
            assertThat(message.channel().name()).isEqualTo("support-form");
        });
    }

    @Test
    void a_long_message_in_chinese_arrives_whole() throws Exception {
        String words = "提币一直没有到账，请尽快处理。".repeat(600);

        HttpResponse<String> answer = web.post("/forms/support", URLENCODED, "message=" + encoded(words));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(web.messages.get(0).text()).isEqualTo(words);
    }

    @Test
    void a_program_posts_json_and_gets_the_reference() throws Exception {
        HttpResponse<String> answer =
                web.post("/forms/support", "application/json", "{\"message\":\"Help\",\"uid\":10023457}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).startsWith("{\"ref\":\"FL-7K3QX9\",\"status_url\":\"/status/support/FL-7K3QX9?key=");
        assertThat(web.inbounds.get(0).mediaType()).isEqualTo("application/json");
    }

    @Test
    void the_same_post_again_has_the_same_source_id_and_a_changed_one_the_same_conversation() throws Exception {
        String key = newKey();
        web.post("/forms/support", URLENCODED, "key=" + key + "&message=one");
        web.post("/forms/support", URLENCODED, "key=" + key + "&message=one");
        web.post("/forms/support", URLENCODED, "key=" + key + "&message=two");

        assertThat(web.messages.get(0).sourceId()).isEqualTo(web.messages.get(1).sourceId());
        assertThat(web.messages.get(2).sourceId())
                .isNotEqualTo(web.messages.get(0).sourceId());
        assertThat(web.messages)
                .extracting("conversation")
                .containsOnly(web.messages.get(0).conversation());
    }

    @Test
    void an_idempotency_key_makes_a_programs_repeat_harmless() throws Exception {
        for (int i = 0; i < 2; i++) {
            web.post(
                    "/forms/support",
                    "application/json",
                    "{\"message\":\"Help\"}",
                    "Idempotency-Key",
                    "order-2026-0001");
        }

        assertThat(web.inbounds.get(0).sourceId())
                .startsWith("order-2026-0001-")
                .isEqualTo(web.inbounds.get(1).sourceId());
    }

    @Test
    void a_form_without_a_message_comes_back_with_the_error_and_what_was_typed() throws Exception {
        HttpResponse<String> answer = web.post(
                "/forms/support",
                URLENCODED,
                "key=" + newKey() + "&lang=en&message=+&name=" + encoded("<b>\"Ann\"</b>")
                        + "&email=nonsense&topic=deposit",
                BROWSER);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"message-error\">Please fill this in.", "id=\"email-error\">", "aria-invalid=\"true\"")
                .contains("value=\"&lt;b&gt;&quot;Ann&quot;&lt;/b&gt;\"", "<option value=\"deposit\" selected>")
                .doesNotContain("<b>");
        assertThat(web.sql.calls).singleElement().satisfies(call -> {
            assertThat(call.statement()).isEqualTo("note-arrival.sql");
            assertThat(call.parameters().toString()).contains("outcome=rejected", "channel=support-form");
        });
    }

    @Test
    void a_program_learns_each_wrong_field() throws Exception {
        HttpResponse<String> answer = web.post("/forms/support", "application/json", "{\"email\":\"nonsense\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).path("errors").findValuesAsText("field"))
                .containsExactly("email", "message");
    }

    @Test
    void what_cannot_be_read_is_refused_and_stands_in_the_ledger() throws Exception {
        assertRefused(400, web.post("/forms/support", "application/json", "{\"message\":"));
        assertRefused(400, web.post("/forms/support", "application/json", "[1]"));
        assertRefused(400, web.post("/forms/support", "application/json", "{\"message\":[\"a\"]}"));
        assertRefused(400, web.post("/forms/support", "application/json", new byte[] {'{', (byte) 0xff, '}'}));
        assertRefused(400, web.post("/forms/support", URLENCODED, "message=%zz"));
        assertRefused(400, web.post("/forms/support", URLENCODED, "message=%ff"));
        assertRefused(400, web.post("/forms/support", URLENCODED, manyFields()));
        assertRefused(400, web.post("/forms/support", "multipart/form-data; boundary=x", "--y\r\n"));
        assertRefused(400, web.post("/forms/support", "multipart/form-data", "--x--"));
        assertRefused(413, web.post("/forms/support", URLENCODED, "message=" + "a".repeat(300_000)));
        assertRefused(415, web.post("/forms/support", "text/xml", "<a/>"));
        assertRefused(415, web.post("/forms/support", "nonsense", ""));
        assertThat(web.messages).isEmpty();
    }

    @Test
    void a_body_beyond_the_servers_limit_is_413_too() throws Exception {
        HttpResponse<String> answer = web.post("/forms/support", URLENCODED, new byte[4_000_000]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_multipart_post_is_read() throws Exception {
        String body =
                "--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nline one\r\nline two\r\n--x--\r\n";

        HttpResponse<String> answer = web.post("/forms/support", "multipart/form-data; boundary=x", body);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(web.messages.get(0).text()).isEqualTo("line one\nline two");
    }

    @Test
    void an_unknown_form_and_a_wrong_method_are_told_apart() throws Exception {
        assertThat(web.get("/forms/nonsense").statusCode()).isEqualTo(404);
        assertThat(web.get("/forms/nonsense").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(web.get("/forms/nonsense", BROWSER).body()).contains("<!doctype html>", "There is no page");
        HttpResponse<String> answer = web.send(web.request("/forms/support").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void with_the_database_away_nothing_typed_is_lost() throws Exception {
        web.queue = message -> {
            throw new DataAccessResourceFailureException("connection refused");
        };

        HttpResponse<String> page =
                web.post("/forms/support", URLENCODED, "key=" + newKey() + "&message=do+not+lose+me", BROWSER);
        HttpResponse<String> problem = web.post("/forms/support", "application/json", "{\"message\":\"Help\"}");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("do not lose me");
        assertThat(problem.statusCode()).isEqualTo(503);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).doesNotContain("refused", "Exception");
    }

    @Test
    void a_mistake_is_told_even_with_the_database_away() throws Exception {
        web.sql.answer = call -> {
            throw new DataAccessResourceFailureException("connection refused");
        };

        assertThat(web.post("/forms/support", "application/json", "{}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_the_guard_holds_back_is_kept_and_need_not_be_sent_again() throws Exception {
        web.queue = message -> {
            throw new WithheldException("a detector failed", null);
        };

        HttpResponse<String> answer = web.post("/forms/support", "application/json", "{\"message\":\"Help\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(web.sql.calls).extracting(SqlRecorder.Call::statement).containsExactly("put-in-quarantine.sql");
    }

    @Test
    void a_hostile_header_or_field_reaches_no_statement() throws Exception {
        web.post(
                "/forms/support?CamelSqlQuery=drop",
                URLENCODED,
                "CamelSqlQuery=drop&message=",
                "CamelSqlQuery",
                "drop",
                "CamelHttpResponseCode",
                "500");

        assertThat(web.sql.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.headers()).isEmpty());
    }

    @Test
    void a_page_that_was_not_ours_or_comes_back_too_soon_must_be_sent_once_more() throws Exception {
        String stranger = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[36]);
        String fresh = newKey();
        web.clock.pass(Duration.ofHours(49));
        String hasty = newKey();
        web.clock.pass(Duration.ofSeconds(-4));

        for (String key : new String[] {stranger, hasty, fresh, "x"}) {
            HttpResponse<String> answer =
                    web.post("/forms/support", URLENCODED, "key=" + key + "&lang=en&message=kept", BROWSER);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("send it once more", ">\nkept</textarea>");
        }
        assertThat(web.post("/forms/support", URLENCODED, "lang=en&message=a", BROWSER)
                        .statusCode())
                .isEqualTo(422);
        assertThat(web.messages).isEmpty();
    }

    @Test
    void the_page_that_came_back_can_be_sent() throws Exception {
        String body = web.post("/forms/support", URLENCODED, "key=x&lang=en&message=kept", BROWSER)
                .body();
        web.clock.pass(Duration.ofSeconds(3));

        HttpResponse<String> answer =
                web.post("/forms/support", URLENCODED, "key=" + keyIn(body) + "&lang=en&message=kept", BROWSER);

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void a_key_of_one_form_does_not_open_another() throws Exception {
        HttpResponse<String> answer =
                web.post("/forms/complaint", URLENCODED, "key=" + newKey() + "&message=a", BROWSER);

        assertThat(answer.body()).contains("send it once more");
    }

    @Test
    void what_fills_in_the_trap_is_not_believed() throws Exception {
        HttpResponse<String> answer = web.post(
                "/forms/support",
                URLENCODED,
                "key=" + newKey() + "&lang=en&message=buy&homepage=http%3A%2F%2Fexample.com",
                BROWSER);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<p class=\"trap\" aria-hidden=\"true\">");
        assertThat(web.messages).isEmpty();
    }

    @Test
    void a_foreign_page_cannot_post_through_a_visitors_browser() throws Exception {
        String body = "key=" + newKey() + "&message=a";

        assertThat(web.post("/forms/support", URLENCODED, body, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(web.post("/forms/support", URLENCODED, body, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(web.post("/forms/support", URLENCODED, body, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void more_posts_at_once_than_there_are_places_for_are_asked_to_come_again() throws Exception {
        web.refusals.take();
        CountDownLatch inside = new CountDownLatch(WebServer.POSTS_AT_ONCE / 4);
        CompletableFuture<Map<String, Object>> stored = new CompletableFuture<>();
        web.queue = message -> {
            inside.countDown();
            return stored.join();
        };
        List<CompletableFuture<HttpResponse<String>>> taken = new ArrayList<>();
        for (int i = 0; i < WebServer.POSTS_AT_ONCE / 4; i++) {
            taken.add(web.sendLater(request("203.0.113.10")));
        }
        inside.await();

        HttpResponse<String> refused = fromAddress("203.0.113.11");
        HttpResponse<String> page = web.get("/forms/support");
        stored.complete(Map.of("ref", "FL-7K3QX9", "outcome", "queued"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.statusCode()).isEqualTo(200);
        for (CompletableFuture<HttpResponse<String>> one : taken) {
            assertThat(one.get().statusCode()).isEqualTo(201);
        }
        assertThat(web.refusals.take())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("reason", "flood"));
        assertThat(fromAddress("203.0.113.11").statusCode()).isEqualTo(201);
    }

    @Test
    void when_the_clock_is_set_back_nobody_is_taken_for_a_flood() throws Exception {
        assertThat(fromAddress("203.0.113.20").statusCode()).isEqualTo(201);

        web.clock.pass(Duration.ofHours(-2));

        assertThat(fromAddress("203.0.113.20").statusCode()).isEqualTo(201);
        web.clock.pass(Duration.ofHours(2));
    }

    @Test
    void an_address_that_floods_is_asked_to_wait_and_others_are_not() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(fromAddress("203.0.113.7").statusCode()).isEqualTo(201);
        }
        HttpResponse<String> refused = fromAddress("203.0.113.7");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(fromAddress("198.51.100.1, 203.0.113.7").statusCode())
                .as("what the visitor himself claims to be")
                .isEqualTo(429);
        assertThat(fromAddress("203.0.113.8").statusCode()).isEqualTo(201);
        web.clock.pass(Duration.ofSeconds(3));
        assertThat(fromAddress("203.0.113.7").statusCode()).isEqualTo(201);
    }

    @Test
    void only_the_sites_that_its_file_names_may_frame_a_form() throws Exception {
        String policy = "Content-Security-Policy";

        assertThat(web.get("/forms/complaint").headers().allValues(policy))
                .singleElement()
                .asString()
                .endsWith("frame-ancestors https://www.example.com http://localhost:3000");
        assertThat(web.post("/forms/complaint", URLENCODED, "key=x", BROWSER)
                        .headers()
                        .firstValue(policy)
                        .orElse(""))
                .as("with an error on it")
                .endsWith("frame-ancestors https://www.example.com http://localhost:3000");
        assertThat(web.get("/forms/support").headers().firstValue(policy).orElse(""))
                .endsWith("frame-ancestors 'none'");
        assertThat(web.get("/web/embed.js").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> fromAddress(String address) throws Exception {
        return web.send(request(address));
    }

    private static HttpRequest.Builder request(String address) {
        return web.request("/forms/support", "X-Forwarded-For", address, "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"a\"}"));
    }

    private static String keyIn(String page) {
        Matcher matcher = KEY.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private void assertRefused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(web.sql.calls).as("ledger").hasSize(1);
        web.sql.calls.clear();
    }

    private String newKey() throws Exception {
        String key = keyIn(web.get("/forms/support").body());
        web.clock.pass(Duration.ofSeconds(5));
        return key;
    }

    private static String manyFields() {
        StringBuilder body = new StringBuilder("message=a");
        for (int i = 0; i < 10_000; i++) {
            body.append("&f").append(i).append("=1");
        }
        return body.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
