package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.access.Role;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.CuttableWire;
import io.fairlead.testkit.DeskPage;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Priority;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The ways of an agent's day in a real browser: he takes, reads, asks, answers and resolves, alone and beside others. */
class DeskBrowserTest {
    private static RunningApp app;
    private static SignedIn mei;
    private static SignedIn lin;
    private static int count;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
        mei = SignedIn.to(app, "mei", Role.AGENT);
        lin = SignedIn.to(app, "lin", Role.AGENT);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void clear() {
        app.queue().rows("delete from fairlead.item");
        app.queue()
                .rows("update fairlead.ticket set state = 'resolved', resolved_at = now() where state <> 'resolved'");
    }

    @Test
    void an_agent_takes_a_ticket_asks_for_what_is_missing_answers_and_resolves() {
        String ref =
                wait(draft("我的提现一直没到账").language("zh-Hans").topic("withdrawal").missing("account_uid", "coin"));
        try (DeskPage desk = desk(mei).open("en")) {
            desk.press("n");
            assertThat(desk.held()).isEqualTo(ref);
            desk.waitForText("#messages", "我的提现一直没到账");

            desk.find("[data-ask=all]").click();
            desk.browser()
                    .waitFor(
                            page -> desk.words().contains("UID") && desk.words().contains("币种"));
            desk.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
            desk.waitForText("#undo-bar", "Undo").waitForText(".message.out", "UID");

            desk.click("#take");
            assertThat(desk.held()).isEqualTo(ref);
            desk.type("已经处理好了。").click("#send-resolve").waitForText("#about", "resolved");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            assertThat(desk.browser().complaints()).isEmpty();
        }
        JsonNode ticket = app.queue().ticket(ref);
        assertThat(ticket.path("status").asText()).isEqualTo("resolved");
        assertThat(ticket.findValuesAsText("direction")).containsExactly("in", "out", "out");
    }

    @Test
    void an_answer_is_taken_back_and_its_words_stand_in_the_box_again() {
        String ref = wait(draft("Where is my deposit?"));
        try (DeskPage desk = desk(mei).open("en")) {
            desk.press("n").held();
            desk.type("It is on its way.").click("#send").click("#undo");

            desk.waitForWords("It is on its way.");
            assertThat(desk.held()).isEqualTo(ref);
        }
        assertThat(app.queue().ticket(ref).findValuesAsText("direction")).containsExactly("in");
    }

    @Test
    void two_agents_who_take_the_next_one_at_once_get_different_tickets_and_see_who_has_which() {
        String first = wait(draft("first").priority(Priority.URGENT));
        String second = wait(draft("second"));
        try (DeskPage one = desk(mei).open("en");
                DeskPage other = desk(lin).open("zh-CN")) {
            one.press("n");
            other.press("n");

            assertThat(one.held()).isNotEqualTo(other.held());
            assertThat(List.of(one.held(), other.held())).containsExactlyInAnyOrder(first, second);
            String theirs = other.held();
            one.driver().executeScript("location.hash = arguments[0]", theirs);
            one.waitForText("#about", "held by lin").waitForText("#take-first", "lin is working on it");
            assertThat(one.find("#take").isDisplayed()).isFalse();
        }
    }

    @Test
    void a_lease_that_ran_out_is_seen_at_once_and_what_was_typed_stays() {
        String ref = wait(draft("hello"));
        try (DeskPage desk = desk(mei).open("en")) {
            desk.press("n").held();
            desk.type("half an answer");
            app.queue().rows("update fairlead.item set lease_until = now() - interval '1 second'");

            desk.waitForText("#alarm", "not yours any more");
            assertThat(desk.find("#send").isEnabled()).isFalse();
            assertThat(desk.words()).isEqualTo("half an answer");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();

            desk.click("#alarm button");
            assertThat(desk.held()).isEqualTo(ref);
            desk.click("#send").waitForText(".message.out", "half an answer");
        }
    }

    @Test
    void a_lost_connection_is_said_and_the_desk_goes_on_by_itself_when_it_is_back() {
        wait(draft("before"));
        try (CuttableWire wire = CuttableWire.to(URI.create(app.url("/")).getPort());
                DeskPage desk = DeskPage.of(Chromium.start(), "http://127.0.0.1:" + wire.port(), mei)
                        .open("en")) {
            desk.press("n").held();
            desk.type("an answer");
            wire.cut();
            desk.waitForText("#state", "Connection lost");
            desk.click("#send").waitForText("#said", "Not sent");
            assertThat(desk.words()).isEqualTo("an answer");

            wait(draft("meanwhile"));
            wire.mend();
            desk.waitForText("#state", "Live").waitForText("#tickets", "meanwhile");
            desk.click("#send").waitForText("#undo-bar", "Undo");
        }
    }

    @Test
    void nothing_typed_is_lost_on_a_reload_and_another_agent_at_this_computer_never_sees_it() {
        String ref = wait(draft("hello"));
        try (DeskPage desk = desk(mei).open("en")) {
            desk.press("n").held();
            desk.type("an answer to keep").click("#mode-note").type("a note to keep");
            desk.reload().waitForWords("a note to keep");
            desk.click("#mode-answer").waitForWords("an answer to keep");
            assertThat(desk.held()).isEqualTo(ref);

            DeskPage.of(desk.browser(), app.url(""), lin).open("en");
            desk.driver().executeScript("location.hash = arguments[0]", ref);
            desk.waitForText("#messages", "hello");
            assertThat(desk.words()).isEmpty();
        }
    }

    @Test
    void a_customers_mail_runs_nothing_and_loads_nothing() {
        String ref = wait(draft("Look at http://phish.example/login please"));
        app.queue()
                .rows(
                        "update fairlead.message set html = ? where ticket_id = fairlead.ticket_id(?)",
                        "<table><tr><td onclick='alert(1)'>cell</td></tr></table><script>document.title='ran'</script>"
                                + "<img src='http://127.0.0.1:9/seen.png' onerror='document.title=\"ran\"'>"
                                + "<a href='http://phish.example/other'>Our bank</a>",
                        ref);
        try (DeskPage desk = desk(mei).open("en")) {
            desk.press("n").held();
            desk.click("#messages button[aria-pressed=false]").waitForText(".formatted", "cell");

            assertThat(desk.all(".formatted img, .formatted script, .formatted a, .formatted [onclick]"))
                    .isEmpty();
            assertThat(desk.text(".formatted"))
                    .contains("Our bank (http://phish.example/other)")
                    .doesNotContain("ran");
            assertThat((String) desk.driver()
                            .executeScript(
                                    "return performance.getEntriesByType('resource').map(e => e.name).join(' ')"))
                    .doesNotContain("seen.png");
            desk.click(".formatted button.link").waitForText("dialog", "phish.example");
            assertThat(desk.driver().getWindowHandles()).hasSize(1);
        }
    }

    @Test
    void a_long_queue_needs_only_the_rows_that_are_seen() {
        for (int i = 0; i < 250; i++) {
            wait(draft("ticket " + i).dueIn(Duration.ofMinutes(10 + i)));
        }
        try (DeskPage desk = desk(mei).open("en")) {
            desk.waitForText("#tickets", "ticket 0");
            assertThat(desk.all("#tickets li").size()).isLessThan(60);

            desk.browser().waitFor(page -> {
                page.executeScript(
                        "const list = document.getElementById('tickets'); list.scrollTop = list.scrollHeight");
                return desk.text("#tickets").contains("ticket 249");
            });
            assertThat(desk.all("#tickets li").size()).isLessThan(60);
        }
    }

    @Test
    void the_desk_reads_well_in_both_languages_on_a_screen_and_on_a_phone_at_night() {
        wait(draft("我的提现一直没到账")
                .language("zh-Hans")
                .topic("withdrawal")
                .missing("account_uid")
                .facts(new Fact("coin", "USDT"), new Fact("amount", "120")));
        try (DeskPage desk = DeskPage.of(Chromium.phone(), app.url(""), mei).open("zh-CN")) {
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-phone-zh-queue");
            desk.click("#next").held();
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-phone-zh-ticket");
            assertThat(
                            (Boolean)
                                    desk.driver()
                                            .executeScript(
                                                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
            desk.click("#details").waitForText("#known", "USDT");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-phone-zh-details");
        }
        try (DeskPage desk = desk(mei).open("en")) {
            desk.press("1").waitForText("#tickets", "我的提现一直没到账");
            desk.press("?").waitForText("#help", "Take the next ticket");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-en-keys");
            desk.driver().get(app.url("/desk/overview?lang=en"));
            desk.waitForText("#agents", "mei");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-en-overview");
        }
    }

    private static DeskPage desk(SignedIn agent) {
        return DeskPage.of(Chromium.start(), app.url(""), agent);
    }

    private static Drafts draft(String text) {
        count++;
        return Drafts.draft()
                .source("desk-" + count)
                .conversation("desk-" + count)
                .author("ann" + count + "@example.org")
                .text(text);
    }

    /** The reference of the ticket that waits then. */
    private static String wait(Drafts draft) {
        return (String) app.queue().enqueue(draft).get("ref");
    }
}
