package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.access.Role;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.DeskPage;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.ticket.Fact;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agent makes two tickets of one customer one, in a real browser. */
class MergeBrowserTest {
    private static final Fact UID = new Fact("account_uid", "71029385");
    private static RunningApp app;
    private static SignedIn mei;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
        mei = SignedIn.to(app, "mei", Role.AGENT);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void what_is_suggested_is_merged_after_it_was_said_what_happens() {
        String into = wait(
                Drafts.draft().source("a").conversation("a").text("by form").facts(UID));
        String ref = wait(Drafts.draft().source("b").chat(7).text("in the chat").facts(UID));
        try (DeskPage desk = DeskPage.of(Chromium.start(), app.url(""), mei).open("en")) {
            desk.driver().executeScript("location.hash = arguments[0]", ref);
            desk.waitForText("#messages", "in the chat").click("[data-merge]");
            desk.waitForText("dialog", "Merge " + ref + " into " + into).waitForText("dialog", "is no proof");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-en-merge-question");
            desk.click("dialog [value=yes]");

            desk.waitForText("#messages", "by form").waitForText("#messages", "in the chat");
            desk.waitForText("#known", "Merged with this ticket: " + ref);
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-en-merged");
            desk.click("#known .merged a").waitForText("#take-first", "Answer in " + into);
            assertThat(desk.find("#do-reopen").isDisplayed()).isFalse();
            assertThat(desk.browser().complaints()).isEmpty();
        }
        assertThat(app.queue().ticket(ref).path("merged_into").asText()).isEqualTo(into);
    }

    @Test
    void a_held_ticket_is_merged_by_reference_on_a_phone_in_chinese() {
        String into = wait(Drafts.draft()
                .source("c")
                .conversation("c")
                .author("li@example.org")
                .text("第一次"));
        String ref = wait(Drafts.draft()
                .source("d")
                .conversation("d")
                .author("li@example.org")
                .text("又一次"));
        try (DeskPage desk = DeskPage.of(Chromium.phone(), app.url(""), mei).open("zh-CN")) {
            desk.driver().executeScript("location.hash = arguments[0]", ref);
            desk.click("#take").held();
            desk.click("#more summary").click("#do-merge");
            desk.browser().waitFor(page -> desk.find("#f-into").isDisplayed());
            desk.find("#f-into").sendKeys(into.toLowerCase());
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-phone-zh-merge");
            desk.click("dialog [value=yes]").waitForText("#messages", "第一次").waitForText("#messages", "又一次");
        }
        assertThat(app.queue().ticket(ref).path("status").asText()).isEqualTo("merged");
        assertThat(app.queue().ticket(into).path("status").asText()).isEqualTo("waiting");
    }

    private static String wait(Drafts draft) {
        return (String) app.queue().enqueue(draft).get("ref");
    }
}
