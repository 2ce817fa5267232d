package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Role;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.DeskPage;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.EventStream;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * Agents who work side by side, each on another router: they see who has a ticket open and who writes,
 * and name each other in notes.
 */
class ColleaguesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningApp first;
    private static RunningApp second;
    private static SignedIn mei;
    private static SignedIn lin;
    private static int count;

    @BeforeAll
    static void start() {
        Map<String, String> database = Map.of("fairlead.db.url", PostgresServer.freshUrl());
        first = RunningApp.start(database);
        second = RunningApp.start(database);
        mei = SignedIn.to(first, "mei", Role.AGENT);
        lin = SignedIn.to(second, "lin", Role.AGENT);
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @Test
    void who_opens_a_ticket_is_told_who_else_has_it_open_and_everybody_hears_of_it() throws Exception {
        String ref = ticket();
        try (EventStream stream = EventStream.of(second, lin)) {
            assertThat(others(watch(first, mei, ref, "looking"))).isEmpty();
            assertThat(stream.until("watchers\":[")).contains(ref, "{\"agent\": \"mei\", \"doing\": \"looking\"}");

            assertThat(others(watch(second, lin, ref, "looking")).findValuesAsText("agent"))
                    .containsExactly("mei");
            watch(first, mei, ref, "answering");
            assertThat(stream.until("answering")).contains(ref);

            assertThat(send(first, mei, "DELETE", watching(ref), null).statusCode())
                    .isEqualTo(204);
            assertThat(stream.until("watchers\":[")).contains("lin").doesNotContain("mei");
        }
    }

    @Test
    void a_beat_that_says_nothing_new_is_told_to_nobody() throws Exception {
        String ref = ticket();
        watch(first, mei, ref, "looking");
        watch(first, mei, ref, "looking");

        assertThat(changes(ref)).isOne();
    }

    @Test
    void whose_page_or_router_is_dead_vanishes_by_himself() throws Exception {
        String ref = ticket();
        watch(first, mei, ref, "looking");
        try (EventStream stream = EventStream.of(second, lin)) {
            first.queue().rows("update fairlead.watcher set until = now() - interval '1 second'");

            assertThat(stream.until("watchers\":[")).contains(ref).doesNotContain("mei");
        }
        assertThat(others(watch(second, lin, ref, "looking"))).isEmpty();
    }

    @Test
    void nobody_watches_what_is_not_there() throws Exception {
        assertThat(watch(first, mei, "FL-222222", "looking").statusCode()).isEqualTo(404);
    }

    @Test
    void two_agents_see_each_other_look_and_write_and_leave() {
        String ref = ticket();
        try (DeskPage one = desk(first, mei, "en")) {
            try (DeskPage other = desk(second, lin, "zh-CN")) {
                open(one, ref);
                one.click("#take").held();
                open(other, ref);
                other.waitForText("#watchers", "mei 正在查看此工单");
                one.waitForText("#watchers", "lin is looking at this");

                other.click("#mode-note").type("x");
                one.waitForText("#watchers", "lin is writing a note");
                one.type("Hello");
                other.waitForText("#watchers", "mei 正在写回复");
                assertThat(other.driver().switchTo().activeElement().getDomAttribute("id"))
                        .isEqualTo("words");
                assertThat(other.browser().accessibilityMistakes()).isEmpty();
                other.browser().show("watchers-zh");
                one.browser().show("watchers-en");
                other.waitForText("#watchers", "mei 正在查看此工单");
            }
            one.browser().waitFor(page -> one.text("#watchers").isEmpty());
            assertThat(one.browser().complaints()).isEmpty();
        }
    }

    @Test
    void who_is_mentioned_hears_of_it_on_every_router_and_nobody_else_does() throws Exception {
        String ref = ticket();
        try (EventStream his = EventStream.of(second, lin);
                EventStream hers = EventStream.of(first, mei)) {
            JsonNode note = JSON.readTree(mei.post("/api/v1/tickets/" + ref + "/notes", "{\"text\":\"@lin please\"}")
                    .body());
            assertThat(his.until("event: mention")).isNotNull();
            assertThat(his.until("data:")).contains(ref);
            // What comes next for her is the next ticket's event, not his mention.
            String other = ticket();
            assertThat(hers.until("event: ").concat(hers.until(other))).doesNotContain("event: mention");

            send(second, lin, "PUT", "/api/v1/mentions/" + note.path("id") + "/read", null);
            assertThat(his.until("event: mention")).isNotNull();
        }
    }

    @Test
    void a_colleague_is_named_by_keyboard_and_finds_the_note_from_his_list() {
        SignedIn.to(first, "kim", Role.AGENT);
        String ref = ticket();
        try (DeskPage one = desk(first, mei, "en");
                DeskPage other = desk(second, lin, "zh-CN")) {
            open(one, ref);
            one.click("#mode-note").type("Please look, @");
            one.waitForText("#people", "kim");
            assertThat(one.browser().accessibilityMistakes()).isEmpty();
            one.browser().show("naming-en");
            one.press(Keys.ARROW_DOWN);
            String active = one.find("#words").getDomAttribute("aria-activedescendant");
            assertThat(one.text("#" + active)).isEqualTo("lin");
            assertThat(one.find("#" + active).getDomAttribute("aria-selected")).isEqualTo("true");
            one.press(Keys.ESCAPE);
            assertThat(one.find("#people").isDisplayed()).isFalse();
            one.type("l");
            one.waitForText("#people", "lin");
            one.press(Keys.ENTER);
            assertThat(one.words()).isEqualTo("Please look, @lin ");
            one.type("@nobody").press(Keys.chord(Keys.CONTROL, Keys.ENTER));
            one.waitForText(".message.note .mention", "@lin");
            assertThat(one.all(".message.note .mention")).hasSize(1);

            other.waitForText("#mentions-count", "1").waitForText("#said", "mei 在 " + ref + " 中提到了你");
            other.click("#mentions-box summary").waitForText("#mentions", "Please look, @lin");
            assertThat(other.browser().accessibilityMistakes()).isEmpty();
            other.browser().show("mentions-zh");
            other.click("#mentions a").waitForText("#about", ref);
            other.browser()
                    .waitFor(page -> !other.find("#mentions-count").isDisplayed()
                            && other.driver()
                                    .switchTo()
                                    .activeElement()
                                    .getText()
                                    .contains("Please look, @lin"));
            other.waitForText("#mentions .read", "Please look, @lin");
            assertThat(other.browser().accessibilityMistakes()).isEmpty();
            other.browser().show("mentions-read-zh");
            assertThat(one.browser().complaints()).isEmpty();
            assertThat(other.browser().complaints()).isEmpty();
        }
    }

    @Test
    void on_a_phone_at_night_it_is_one_line_over_the_conversation() throws Exception {
        String ref = ticket();
        watch(second, lin, ref, "answering");
        try (DeskPage desk = DeskPage.of(Chromium.phone(), first.url(""), mei).open("en")) {
            desk.driver()
                    .executeCdpCommand(
                            "Emulation.setDeviceMetricsOverride",
                            Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
            open(desk, ref);
            desk.waitForText("#watchers", "lin is writing an answer");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("watchers-phone");
            desk.click("#mode-note").type("@");
            desk.waitForText("#people", "lin");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("naming-phone");
            lin.post("/api/v1/tickets/" + ref + "/notes", "{\"text\":\"@mei 请看一下这笔提现\"}");
            desk.press(Keys.ESCAPE)
                    .click("#back")
                    .click("#mentions-box summary")
                    .waitForText("#mentions", "请看一下");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("mentions-phone");
            assertThat(desk.driver()
                            .executeScript("return document.documentElement.scrollWidth <= innerWidth && innerWidth"))
                    .isEqualTo(360L);
        }
    }

    private static void open(DeskPage desk, String ref) {
        desk.driver().executeScript("location.hash = arguments[0]", ref);
        desk.waitForText("#about", ref);
    }

    private static DeskPage desk(RunningApp app, SignedIn agent, String language) {
        return DeskPage.of(Chromium.start(), app.url(""), agent).open(language);
    }

    private static String ticket() {
        count++;
        return (String) first.queue()
                .enqueue(Drafts.draft().source("side-" + count).conversation("side-" + count))
                .get("ref");
    }

    private static String watching(String ref) {
        return "/api/v1/tickets/" + ref + "/watchers/me";
    }

    private static HttpResponse<String> watch(RunningApp app, SignedIn who, String ref, String doing) {
        return send(app, who, "PUT", watching(ref), "{\"doing\":\"" + doing + "\"}");
    }

    private static HttpResponse<String> send(RunningApp app, SignedIn who, String method, String path, String body) {
        HttpRequest.Builder request = app.request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", who.csrfToken())
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return who.send(request);
    }

    private static JsonNode others(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("others");
    }

    private static long changes(String ref) {
        return (Long) first.queue()
                .rows(
                        "select count(*) as changes from fairlead.change where kind = 'watched' and ticket_id = fairlead.ticket_id(?)",
                        ref)
                .get(0)
                .get("changes");
    }
}
