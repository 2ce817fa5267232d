package io.fairlead.channel.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.web.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusDoorTest {
    private static final String URLENCODED = "application/x-www-form-urlencoded";
    private static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8", "Accept-Language", "en"};
    private static final String TICKET = """
            {"ref":"FL-7K3QX9","status":"answered","conversation":"form:abcdefgh","channel":{"name":"complaint-form","kind":"form"},
             "created_at":"2026-11-02T08:00:00Z","last_message_at":"2026-11-02T09:00:00Z",
             "messages":[{"direction":"in","sent_at":"2026-11-02T16:00:00+08:00","text":"<script>alert(1)</script>"},
                         {"direction":"out","sent_at":"2026-11-02T09:00:00+00:00","text":"Which order?"}]}
            """;
    private static WebServer web;
    private String address;
    private boolean settled;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        web = new WebServer(folder);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void sendAComplaint() throws Exception {
        web.sql.answer = call -> call.statement().equals("read-status.sql") ? TICKET : 1L;
        web.clock.pass(Duration.ofMinutes(1));
        HttpResponse<String> sent = web.post(
                "/forms/complaint",
                "application/json",
                "{\"message\":\"a\",\"uid\":1,\"email\":\"a@example.org\",\"section\":\"spot\",\"time\":\"now\",\"demand\":\"b\"}");
        address = new ObjectMapper().readTree(sent.body()).path("status_url").asText();
        web.messages.clear();
        web.sql.calls.clear();
    }

    @Test
    void whoever_has_the_link_sees_the_state_and_the_conversation() throws Exception {
        HttpResponse<String> page = web.get(address, BROWSER);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("FL-7K3QX9", "We have answered and wait for you.", "Which order?", "2026-11-02 08:00 UTC")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>");
        assertThat(web.get(address).body()).contains("\"status\":\"answered\"").doesNotContain("Which order?");
    }

    @Test
    void nobody_else_does() throws Exception {
        for (String wrong : new String[] {
            "/status/complaint/FL-7K3QX9",
            address.replaceFirst("key=.", "key=_"),
            address.replace("complaint", "support"),
            address.replace("7K3QX9", "7K3QX8"),
            address.replace("complaint", "nonsense")
        }) {
            assertThat(web.get(wrong, BROWSER).statusCode()).as(wrong).isEqualTo(404);
        }
        assertThat(web.sql.calls).isEmpty();
    }

    @Test
    void what_is_added_goes_into_the_same_conversation() throws Exception {
        HttpResponse<String> answer =
                web.post(address, URLENCODED, "key=" + token() + "&message=Order+5512009", BROWSER);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(address);
        assertThat(web.messages).singleElement().satisfies(message -> {
            assertThat(message.conversation()).isEqualTo("form:abcdefgh");
            assertThat(message.channel().name()).isEqualTo("complaint-form");
            assertThat(message.text()).isEqualTo("Order 5512009");
        });
    }

    @Test
    void what_is_missing_is_asked_for_by_name_and_its_fields_become_lines_of_the_message() throws Exception {
        web.sql.answer = call -> call.statement().equals("read-status.sql") ? missing("answered") : 1L;
        String token = token();

        assertThat(web.get(address, BROWSER).body())
                .contains("we still need from you", "Account number (UID)</label>", "Order number or Transaction hash")
                .contains("– Screenshot or another proof")
                .doesNotContain("rows=\"5\" required");
        assertThat(web.get(address).body()).contains("\"missing\":[\"account_uid\"");
        web.post(
                address,
                URLENCODED,
                "key=" + token + "&message=&fact.account_uid=71029385&fact.order_number%7Ctransaction_hash=0x"
                        + "ab".repeat(32) + "&fact.coin=not+asked",
                BROWSER);

        assertThat(web.messages)
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .isEqualTo("Account number (UID): 71029385\nTransaction hash: 0x" + "ab".repeat(32)));
    }

    @Test
    void what_was_filled_in_stays_when_something_else_is_wrong() throws Exception {
        web.sql.answer = call -> call.statement().equals("read-status.sql") ? missing("waiting") : 1L;

        HttpResponse<String> answer = web.post(
                address,
                URLENCODED,
                "key=" + token() + "&message=" + "a".repeat(20_000) + "&fact.account_uid=71029385",
                BROWSER);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"71029385\"");
    }

    @Test
    void a_resolved_message_lacks_nothing() throws Exception {
        web.sql.answer = call -> call.statement().equals("read-status.sql") ? missing("resolved") : 1L;

        assertThat(web.get(address, BROWSER).body()).doesNotContain("we still need", "fact.");
    }

    private static String missing(String status) {
        return TICKET.replace("\"answered\"", "\"" + status + "\"")
                .replace(
                        "\"conversation\"",
                        "\"missing\":[\"account_uid\",\"order_number|transaction_hash\",\"evidence\"],\"conversation\"");
    }

    @Test
    void nothing_added_is_told_and_a_foreign_page_adds_nothing() throws Exception {
        assertThat(web.post(address, URLENCODED, "key=" + token() + "&message=+", BROWSER)
                        .body())
                .contains("id=\"message-error\" role=\"alert\">Please fill this in.");
        assertThat(web.post(address, URLENCODED, "message=a", BROWSER).statusCode())
                .isEqualTo(422);
        assertThat(web.post(address, URLENCODED, "key=" + token() + "&message=a", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(web.messages).isEmpty();
    }

    @Test
    void whoever_adds_to_what_was_resolved_has_it_opened_again() throws Exception {
        resolved("null");

        web.post(address, URLENCODED, "key=" + token() + "&message=Still+broken", BROWSER);

        assertThat(web.sql.calls)
                .filteredOn(call -> call.statement().equals("reopen.sql"))
                .singleElement()
                .satisfies(call -> assertThat(call.parameters().toString()).contains("FL-7K3QX9"));
        assertThat(web.messages).extracting("text").containsExactly("Still broken");
    }

    @Test
    void nothing_is_opened_again_for_an_empty_message() throws Exception {
        resolved("null");

        assertThat(web.post(address, URLENCODED, "key=" + token() + "&message=+", BROWSER)
                        .statusCode())
                .isEqualTo(422);
        assertThat(web.sql.calls).extracting("statement").doesNotContain("reopen.sql");
    }

    @Test
    void one_click_rates_the_help_and_a_secret_in_the_comment_is_masked() throws Exception {
        resolved("null");
        String secret = "Haifeng_" + 8812;
        assertThat(web.get(address, BROWSER).body())
                .contains("Did we help you?", "name=\"rating\" value=\"good\"")
                .doesNotContain("name=\"comment\"");

        HttpResponse<String> answer = web.post(
                address, URLENCODED, "key=" + token() + "&rating=bad&comment=my+password+is+" + secret, BROWSER);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(web.sql.calls)
                .filteredOn(call -> call.statement().equals("rate.sql"))
                .singleElement()
                .satisfies(call -> assertThat(call.parameters().toString())
                        .contains("score=bad", "[password]")
                        .doesNotContain(secret));
        assertThat(web.messages).isEmpty();
    }

    @Test
    void a_rating_that_is_settled_is_told_and_what_is_none_is_refused() throws Exception {
        resolved("{\"score\":\"good\",\"changeable\":false,\"commentable\":true}");
        assertThat(web.get(address, BROWSER).body())
                .contains("We are glad that we could help.", "name=\"comment\"")
                .doesNotContain("aria-pressed");
        assertThat(web.post(address, "application/json", "{\"rating\":\"great\"}")
                        .statusCode())
                .isEqualTo(422);
        settled = true;

        HttpResponse<String> answer = web.post(address, "application/json", "{\"rating\":\"bad\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(web.post(address, URLENCODED, "rating=good", BROWSER).statusCode())
                .as("a page without its key")
                .isEqualTo(422);
    }

    private void resolved(String rating) {
        settled = false;
        String ticket = TICKET.replace("answered", "resolved").replaceFirst("\\{", "{\"rating\":" + rating + ",");
        web.sql.answer = call -> switch (call.statement()) {
            case "read-status.sql" -> ticket;
            case "rate.sql", "reopen.sql" -> !settled;
            default -> 1L;
        };
    }

    private String token() throws Exception {
        Matcher matcher = Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
                .matcher(web.get(address, BROWSER).body());
        assertThat(matcher.find()).isTrue();
        web.clock.pass(Duration.ofSeconds(5));
        return matcher.group(1);
    }
}
