package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.access.Role;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.DeskPage;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.Merging;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.ticket.Fact;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agent splits what is another matter off a ticket, in a real browser. */
class SplitBrowserTest {
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
    void chosen_messages_become_a_ticket_whose_topic_is_decided_anew() {
        String ref = wait(Drafts.draft().source("a").conversation("a").text("My deposit of 50 USDT has not arrived."));
        wait(Drafts.draft().source("b").conversation("a").text("Besides, I lost my phone and cannot pass 2FA."));
        String fresh;
        try (DeskPage desk = DeskPage.of(Chromium.start(), app.url(""), mei).open("en")) {
            desk.driver().executeScript("location.hash = arguments[0]", ref);
            desk.waitForText("#messages", "lost my phone")
                    .click("#more summary")
                    .click("#do-split");
            desk.waitForText("dialog", "Split messages off from " + ref).waitForText("dialog", "Everything else");
            desk.click("dialog [value=yes]");
            assertThat(desk.all("dialog[open]")).as("nothing is chosen yet").hasSize(1);
            desk.click("dialog label.line:nth-of-type(2) input");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-en-split-question");
            desk.click("dialog [value=yes]");

            desk.waitForText("#known", "Split off from this ticket").waitForText("#messages", "split off by mei");
            fresh = desk.text("#known .split a");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-en-split");
            desk.click("#known .split a").waitForText("#messages", "lost my phone");
            desk.waitForText("#known", "Split off from " + ref);
            assertThat(desk.browser().complaints()).isEmpty();
        }
        JsonNode split = app.queue().ticket(fresh);
        assertThat(split.at("/topic/code").asText()).isEqualTo("security");
        assertThat(app.queue().ticket(ref).path("messages").findValuesAsText("text"))
                .containsExactly("My deposit of 50 USDT has not arrived.");
    }

    @Test
    void a_merge_is_undone_by_a_button_beside_the_merged_ticket_on_a_phone_in_chinese() {
        String into =
                wait(Drafts.draft().source("c").conversation("c").text("充值没有到账").facts(UID));
        String ref = wait(Drafts.draft().source("d").chat(7).text("我要改手机号").facts(UID));
        Merging.merge(app.queue(), "mei", ref, into);
        try (DeskPage desk = DeskPage.of(Chromium.phone(), app.url(""), mei).open("zh-CN")) {
            desk.driver().executeScript("location.hash = arguments[0]", into);
            desk.click("#take").held();
            desk.click("#details").click("[data-split]");
            desk.browser().waitFor(page -> desk.find("#f-topic").isDisplayed());
            assertThat(desk.all("dialog label.line input:checked")).hasSize(1);
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();
            desk.browser().show("desk-phone-zh-split");
            desk.driver().executeScript("document.getElementById('f-topic').value = 'kyc'");
            desk.click("dialog [value=yes]").waitForText("#known", "已从本工单拆分");
            assertThat(desk.held()).isEqualTo(into);
        }
        String fresh = app.queue().ticket(ref).path("merged_into").asText();
        assertThat(fresh).isNotEqualTo(into);
        assertThat(app.queue().ticket(fresh).at("/topic/code").asText()).isEqualTo("kyc");
        assertThat(app.queue().ticket(fresh).path("messages").findValuesAsText("text"))
                .containsExactly("我要改手机号");
        assertThat(app.queue().ticket(into).path("agent").asText()).isEqualTo("mei");
    }

    private static String wait(Drafts draft) {
        return (String) app.queue().enqueue(draft).get("ref");
    }
}
