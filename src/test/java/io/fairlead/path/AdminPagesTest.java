package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.access.Role;
import io.fairlead.event.SigningSecret;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.testkit.WebhookReceiver;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;

/** Users, the audit, incidents, and where events go, in a browser. */
class AdminPagesTest {
    @TempDir
    private Path folder;

    private final WebhookReceiver crm = WebhookReceiver.start();
    private RunningApp app;
    private SignedIn root;

    @BeforeEach
    void start() {
        CopiedFolder.of("config", folder.resolve("config"), "webhooks.yaml", """
                endpoints:
                  - {name: crm, url: "%s", secret: "{{webhooks.crm.secret}}", retry: []}
                """.formatted(crm.url()));
        CopiedFolder.of("routes", folder.resolve("routes"), "none.txt", "");
        app = RunningApp.startIn(
                folder,
                Map.of(
                        "webhooks.crm.secret",
                        SigningSecret.made(new SecureRandom()),
                        "fairlead.incidents.customers",
                        "3"));
        root = SignedIn.to(app, "root", Role.values());
    }

    @AfterEach
    void stop() {
        app.close();
        crm.close();
    }

    @Test
    void an_administrator_adds_a_user_disables_him_and_finds_both_in_the_audit() {
        try (Chromium browser = Chromium.start()) {
            enter(browser, "/admin/users?lang=en");
            browser.waitFor(
                    page -> !page.findElements(By.xpath("//th[text()='root']")).isEmpty());
            press(browser, "//button[@id='add']");
            browser.driver()
                    .findElement(By.cssSelector("dialog input[maxlength]"))
                    .sendKeys("lin");
            press(browser, "//dialog//button[text()='Add a user']");
            browser.waitFor(page -> !page.findElements(By.id("password")).isEmpty());
            String password = browser.driver().findElement(By.id("password")).getText();
            browser.show("users-password");
            press(browser, "//dialog//button[text()='Close']");

            browser.waitFor(page -> !page.findElements(By.xpath("//tr[th='lin']//button[text()='Disable']"))
                    .isEmpty());
            press(browser, "//tr[th='lin']//button[text()='Disable']");
            press(browser, "//dialog//button[text()='Disable']");
            browser.waitFor(page -> !page.findElements(By.xpath("//tr[th='lin']//button[text()='Enable']"))
                    .isEmpty());
            browser.driver().findElement(By.name("deed")).sendKeys("user_disabled");
            press(browser, "//form//button");
            browser.waitFor(
                    page -> page.findElements(By.cssSelector("#audit tbody tr")).size() == 1);

            assertThat(browser.driver().findElement(By.id("audit")).getText()).contains("root", "lin");
            assertThat(password).hasSizeGreaterThan(10);
            browser.show("users-en");
            assertThat(browser.accessibilityMistakes()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
        try (Chromium phone = Chromium.phone()) {
            enter(phone, "/admin/users?lang=zh-CN");
            phone.waitFor(page -> page.getPageSource().contains("管理员"));
            phone.show("users-zh-phone");
            assertThat(phone.accessibilityMistakes()).isEmpty();
            Object wider = phone.driver()
                    .executeScript(
                            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
            assertThat(wider).isEqualTo(false);
            assertThat(phone.complaints()).isEmpty();
        }
    }

    @Test
    void an_operator_sees_what_was_given_up_and_sends_it_again() {
        crm.answerOnce(500);
        String ref = (String) app.queue().enqueue(Drafts.draft()).get("ref");
        try (Chromium browser = Chromium.start()) {
            enter(browser, "/admin?lang=en");
            browser.waitFor(page -> !page.findElements(By.xpath("//button[text()='Replay all 1']"))
                    .isEmpty());
            assertThat(browser.driver().findElement(By.id("webhooks")).getText())
                    .contains("crm", "it answered 500");
            press(browser, "//div[@id='webhooks']//button[text()='Look']");
            browser.waitFor(page -> !page.findElements(By.xpath("//dialog[contains(., '" + ref + "')]"))
                    .isEmpty());
            browser.show("webhooks-dead");
            assertThat(browser.accessibilityMistakes()).isEmpty();
            press(browser, "//dialog//li//button[text()='Replay']");

            RunningApp.await(() -> crm.accepted(ref).equals(List.of("queued")));
            press(browser, "//dialog//button[text()='Close']");
            browser.waitFor(page -> page.findElements(By.xpath("//button[text()='Replay all 1']"))
                    .isEmpty());
            browser.show("webhooks-en");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void an_operator_sees_an_open_incident_and_its_tickets() {
        for (int i = 0; i < 3; i++) {
            app.queue()
                    .enqueue(Drafts.draft()
                            .source("stuck" + i)
                            .conversation("stuck" + i)
                            .author("stuck" + i + "@example.org")
                            .topic("withdrawal")
                            .sentAt(Instant.now())
                            .text("my withdrawal is stuck on pending for an hour"));
        }
        app.queue().enqueue(Drafts.draft().source("else").conversation("else").text("how do I change my e-mail"));
        try (Chromium browser = Chromium.start()) {
            enter(browser, "/admin?lang=en");
            browser.waitFor(page -> !page.findElements(By.cssSelector("#incidents a[href='/desk?q=IN-1']"))
                    .isEmpty());
            assertThat(browser.driver().findElement(By.id("incidents")).getText())
                    .contains("my withdrawal is stuck", "Withdrawal", "3", "nothing yet");
            app.queue().value("select fairlead.explain_incident('IN-1', 'We are on it.')");
            app.queue().value("select fairlead.explain_incident('IN-1', '我们正在处理。', 'zh')");
            browser.waitFor(
                    page -> page.findElement(By.id("incidents")).getText().contains("zh 我们正在处理。"));
            assertThat(browser.driver().findElement(By.id("incidents")).getText())
                    .contains("We are on it.");
            browser.show("incidents-en");
            assertThat(browser.accessibilityMistakes()).isEmpty();
            assertThat(browser.complaints()).isEmpty();

            press(browser, "//div[@id='incidents']//a");
            browser.waitFor(page -> page.findElements(By.cssSelector("#tickets a[href^='#FL-']"))
                            .size()
                    == 3);
            browser.show("incidents-desk");
        }
        try (Chromium phone = Chromium.phone()) {
            enter(phone, "/admin?lang=zh-CN");
            phone.waitFor(page -> page.findElement(By.id("incidents")).getText().contains("提币"));
            phone.driver().executeScript("document.getElementById('incidents-title').scrollIntoView()");
            phone.show("incidents-zh-phone");
            assertThat(phone.accessibilityMistakes()).isEmpty();
        }
    }

    private void enter(Chromium browser, String path) {
        browser.driver().get(app.url("/forms/support"));
        String[] cookie = root.cookie().split("=", 2);
        browser.driver().manage().addCookie(new Cookie(cookie[0], cookie[1]));
        browser.driver().get(app.url(path));
    }

    private static void press(Chromium browser, String path) {
        browser.driver().findElement(By.xpath(path)).click();
    }
}
