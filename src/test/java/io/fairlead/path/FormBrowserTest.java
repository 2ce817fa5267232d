package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** Forms and status pages in a real browser: with and without scripts, on a phone at night, in a frame, by keyboard. */
class FormBrowserTest {
    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";
    private static HttpServer site;
    private static RunningApp app;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/", exchange -> {
            byte[] page = ("<!doctype html><html lang=en><title>Shop</title><main><h1>Shop</h1><script src=\""
                            + app.url("/web/embed.js") + "\" data-form=complaint data-lang=en async></script></main>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        Path config = folder.resolve("config");
        String support = Files.readString(Path.of("config/forms/support.yaml"))
                .replace("proof-of-work: 600", "proof-of-work: on")
                .replace("min-seconds: 2", "min-seconds: 0");
        CopiedFolder.of("config", config, "forms/support.yaml", support);
        change(
                config.resolve("forms/complaint.yaml"),
                "max-bytes: 200000",
                "max-bytes: 200000\nmin-seconds: 0\nembedded-by: ['http://127.0.0.1:"
                        + site.getAddress().getPort() + "']");
        app = RunningApp.start(Map.of(
                "fairlead.config",
                config.toString(),
                "fairlead.data",
                folder.resolve("data").toString()));
    }

    @AfterAll
    static void stop() {
        app.close();
        site.stop(0);
    }

    @Test
    void files_are_sent_with_a_proof_of_work_and_errors_stand_beside_their_field() throws IOException {
        try (Chromium browser = Chromium.start()) {
            ChromeDriver page = browser.driver();
            page.get(app.url("/forms/support?lang=en"));
            assertThat(browser.accessibilityMistakes()).isEmpty();
            browser.show("support-en-light");
            page.findElement(By.id("message")).sendKeys("My withdrawal of 0.5 BTC is pending since yesterday.");
            page.findElement(By.id("screenshots")).sendKeys(file("large.png", PNG + "a".repeat(10_000_001)));

            WebElement files = page.findElement(By.id("screenshots"));
            assertThat(page.findElement(By.id("screenshots-error")).getText())
                    .isEqualTo("large.png is larger than 10 MB.");
            assertThat(files.getDomAttribute("aria-describedby")).contains("screenshots-error");
            files.clear();
            files.sendKeys(file("program.png", "MZ\u0090\0not a picture"));
            send(page);
            browser.waitFor(seen -> seen.getPageSource().contains("program.png is of a kind that we do not take"));
            assertThat(browser.accessibilityMistakes()).isEmpty();
            browser.show("support-en-error");

            page.findElement(By.id("screenshots")).clear();
            page.findElement(By.id("screenshots"))
                    .sendKeys(file("screen.png", PNG + "\u0001") + "\n" + file("note.txt", "hello"));
            send(page);
            browser.waitFor(seen -> seen.getCurrentUrl().contains("sent=FL-"));

            assertThat(browser.accessibilityMistakes()).isEmpty();
            browser.show("support-en-thanks");
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(app.queue().tickets().findValuesAsText("name")).contains("screen.png", "note.txt");
        assertThat(app.queue().rows("select 1 from fairlead.spent_proof")).isNotEmpty();
    }

    @Test
    void without_scripts_the_same_form_takes_the_same_files() throws IOException {
        try (Chromium browser = Chromium.withoutScripts()) {
            ChromeDriver page = browser.driver();
            page.get(app.url("/forms/support?lang=zh-CN"));
            page.findElement(By.id("screenshots")).sendKeys(file("plain.txt", "no script"));
            send(page);
            browser.waitFor(seen -> !seen.findElements(By.id("message-error")).isEmpty());
            assertThat(page.findElement(By.id("message-error")).getText()).isEqualTo("请填写此项。");
            assertThat(page.findElement(By.id("screenshots-again")).getText()).isEqualTo("请重新选择文件。");
            browser.show("support-zh-noscript-error");

            page.findElement(By.id("message")).sendKeys("提现未到账");
            page.findElement(By.id("screenshots")).sendKeys(file("plain.txt", "no script"));
            send(page);

            browser.waitFor(seen -> seen.getCurrentUrl().contains("sent=FL-"));
            browser.show("support-zh-noscript-thanks");
        }
        assertThat(app.queue().tickets().findValuesAsText("name")).contains("plain.txt");
    }

    @Test
    void on_a_phone_at_night_a_customer_follows_his_complaint_and_rates_the_help() throws IOException {
        try (Chromium browser = Chromium.phone()) {
            ChromeDriver page = browser.driver();
            page.get(app.url("/forms/complaint?lang=zh-TW"));
            assertThat(browser.accessibilityMistakes()).isEmpty();
            assertThat((Boolean) page.executeScript("return matchMedia('(prefers-color-scheme: dark)').matches"))
                    .isTrue();
            assertThat((Long) page.executeScript("return document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390L);
            browser.show("complaint-zh-phone-dark");
            page.executeScript("window.scrollTo(0, document.body.scrollHeight)");
            browser.show("complaint-zh-phone-dark-end");
            fillComplaint(page);
            page.findElement(By.id("evidence")).sendKeys(file("statement.txt", "balance"));
            send(page);
            browser.waitFor(seen -> seen.getCurrentUrl().contains("sent=FL-"));
            page.get(page.findElement(By.cssSelector("a[href^='/status/']")).getDomProperty("href"));
            browser.show("status-phone-dark");
            String ref = page.findElement(By.cssSelector(".reference strong")).getText();
            resolve(ref);

            page.navigate().refresh();
            assertThat(browser.accessibilityMistakes()).isEmpty();
            browser.show("status-resolved-phone-dark");
            page.findElement(By.cssSelector("button[value=bad]")).click();
            browser.waitFor(seen -> !seen.findElements(By.id("comment")).isEmpty());
            assertThat(browser.accessibilityMistakes()).isEmpty();
            page.findElement(By.id("comment")).sendKeys("Nobody read my message");
            browser.show("status-rated-phone-dark");
            page.findElement(By.cssSelector(".rating .send button")).click();
            browser.waitFor(seen ->
                    seen.findElement(By.cssSelector(".rating")).getText().contains("Nobody read my message"));

            page.findElement(By.id("message")).sendKeys("It is still missing");
            page.findElement(By.cssSelector("main > form .send button")).click();
            browser.waitFor(
                    seen -> seen.findElements(By.cssSelector(".said > li")).size() == 2);
            browser.show("status-reopened-phone-dark");
            assertThat(app.queue().ticket(ref).get("status").asText()).isEqualTo("waiting");
            assertThat(app.queue().ticket(ref).at("/rating/score").asText()).isEqualTo("bad");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void in_another_sites_frame_the_form_works_and_by_keyboard_alone() throws IOException {
        try (Chromium browser = Chromium.start()) {
            ChromeDriver page = browser.driver();
            page.get("http://127.0.0.1:" + site.getAddress().getPort() + "/");
            browser.waitFor(seen -> !seen.findElements(By.tagName("iframe")).isEmpty());
            browser.show("embed-frame");
            page.switchTo().frame(page.findElement(By.tagName("iframe")));
            browser.waitFor(seen -> !seen.findElements(By.id("uid")).isEmpty());
            assertThat(browser.accessibilityMistakes()).isEmpty();
            fillComplaint(page);
            WebElement last = page.findElement(By.id("demand"));
            last.click();
            last.sendKeys(Keys.TAB);
            assertThat(page.switchTo().activeElement().getTagName()).isEqualTo("button");
            page.switchTo().activeElement().sendKeys(Keys.ENTER);
            browser.waitFor(seen ->
                    !seen.findElements(By.cssSelector(".reference strong")).isEmpty());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void fillComplaint(ChromeDriver page) {
        page.findElement(By.id("uid")).sendKeys("38820194");
        page.findElement(By.id("email")).sendKeys("ann@example.org");
        page.executeScript("document.getElementById('time').value = '2026-11-02T09:30'");
        new Select(page.findElement(By.id("section"))).selectByValue("transfer");
        page.findElement(By.id("message")).sendKeys("My deposit is missing");
        page.findElement(By.id("demand")).sendKeys("Credit it");
    }

    private static void send(ChromeDriver page) {
        page.findElement(By.cssSelector("main > form .send button")).click();
    }

    private static void resolve(String ref) {
        Map<String, Object> claimed =
                app.queue().row("select c.* from fairlead.claim('agent', array['complaint']) c where c.ref = ?", ref);
        app.queue().value("select fairlead.resolve(?, ?, 1)", ref, claimed.get("token"));
    }

    private static String file(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1))
                .toString();
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
