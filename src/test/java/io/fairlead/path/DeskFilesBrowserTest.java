package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.access.Role;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.DeskPage;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Files in a real browser: chosen, dropped or pasted, kept over a reload, sent, and seen in the conversation. */
class DeskFilesBrowserTest {
    private static RunningApp app;
    private static SignedIn mei;
    private static int count;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
        mei = SignedIn.to(app, "mei", Role.AGENT);
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
    void an_agent_adds_a_file_which_stays_over_a_reload_and_stands_in_the_conversation() throws Exception {
        String ref = wait("Where is my deposit?");
        Path steps = Files.writeString(folder.resolve("steps.txt"), "First, open the wallet.");
        Path program = Files.write(folder.resolve("tool.exe"), ("MZ" + "\0".repeat(200)).getBytes());
        try (DeskPage desk = desk()) {
            desk.press("n").held();
            desk.find("#attach-files").sendKeys(steps + "\n" + program);
            desk.waitForText("#enclosed", "steps.txt").waitForText("#enclosed .bad", "tool.exe");
            assertThat(desk.browser().accessibilityMistakes()).isEmpty();

            desk.reload().waitForText("#enclosed", "steps.txt");
            assertThat(desk.text("#enclosed")).doesNotContain("tool.exe");
            desk.type("See the steps.").click("#send").click("#undo").waitForText("#enclosed", "steps.txt");
            desk.click("#send").waitForText(".message.out .files", "steps.txt");

            desk.browser()
                    .waitFor(page ->
                            desk.find(".history").getDomProperty("textContent").contains("answered by mei (Files: 1)"));
            assertThat(desk.find("#enclosed").isDisplayed()).isFalse();
            assertThat(desk.browser().complaints()).isEmpty();
        }
        assertThat(app.queue().ticket(ref).at("/messages/1/attachments/0/name").asText())
                .isEqualTo("steps.txt");
    }

    @Test
    void a_picture_is_pasted_a_file_is_dropped_and_one_is_taken_away_again() throws Exception {
        wait("Where is my deposit?");
        try (DeskPage desk = desk()) {
            desk.press("n").held();
            String give = """
                    const [kind, name, type, bytes] = arguments;
                    const data = new DataTransfer();
                    data.items.add(new File([new Uint8Array(bytes)], name, {type}));
                    const on = kind === 'paste' ? document.getElementById('words') : document.getElementById('box');
                    on.dispatchEvent(kind === 'paste'
                      ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
                      : new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
                    """;
            desk.driver()
                    .executeScript(
                            give,
                            "paste",
                            "image.png",
                            "image/png",
                            java.util.List.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0));
            desk.waitForText("#enclosed", "image.png");
            desk.driver().executeScript(give, "drop", "notes.txt", "text/plain", java.util.List.of(104, 105));
            desk.waitForText("#enclosed", "notes.txt");

            desk.click("#enclosed li:first-child button");
            desk.browser()
                    .waitFor(page ->
                            page.findElements(By.cssSelector("#enclosed li")).size() == 1);
            assertThat(desk.text("#enclosed")).contains("notes.txt");
        }
    }

    private static String wait(String words) {
        count++;
        return (String) app.queue()
                .enqueue(Drafts.draft()
                        .source("f" + count)
                        .conversation("f" + count)
                        .text(words))
                .get("ref");
    }

    private static DeskPage desk() {
        return DeskPage.of(Chromium.start(), app.url(""), mei).open("en");
    }
}
