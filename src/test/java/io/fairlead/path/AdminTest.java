package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Role;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;

/** What operators do on /admin, by its API and in a browser. */
class AdminTest {
    private static final String SECRET = "not-shown-" + "x".repeat(8);

    private final String database = PostgresServer.freshUrl();
    private RunningApp app = start();
    private SignedIn operator = SignedIn.to(app, "mei", Role.OPERATOR);

    private RunningApp start() {
        return RunningApp.start(Map.of("fairlead.db.url", database, "sales-mail.password", SECRET));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_channel_that_was_stopped_says_so_and_stays_so_over_a_restart() {
        assertThat(order("/api/v1/channels/support-form/stop", "{}")).isEqualTo(200);
        RunningApp.await(() -> channel("support-form").path("reason").asText().startsWith("stopped by mei"));
        assertThat(channel("support-form").path("state").asText()).isEqualTo("off");
        assertThat(app.get(app.url("/forms/support")).statusCode()).isEqualTo(404);

        app.close();
        app = start();
        operator = SignedIn.to(app, "ben", Role.OPERATOR);

        assertThat(app.get(app.url("/forms/support")).statusCode()).isEqualTo(404);
        assertThat(order("/api/v1/channels/support-form/start", "{}")).isEqualTo(200);
        assertThat(app.get(app.url("/forms/support")).statusCode()).isEqualTo(200);
        assertThat(channel("support-form").path("state").asText()).isEqualTo("healthy");
    }

    @Test
    void what_is_no_channel_or_is_not_set_up_cannot_be_started() {
        assertThat(order("/api/v1/channels/intake/stop", "{}")).isEqualTo(404);
        assertThat(order("/api/v1/channels/support-form/explode", "{}")).isEqualTo(404);
        assertThat(order("/api/v1/channels/support-mail/start", "{}")).isEqualTo(409);
    }

    @Test
    void a_sample_shows_what_each_stage_makes_of_it_masked_and_is_stored_nowhere() {
        String mail = "From: Ann <ann@example.org>\r\nSubject: Withdrawal\r\nMessage-ID: <1@mail.example>\r\n\r\n"
                + "My withdrawal of 2 BTC has not arrived. My password is Blue-Harbor" + 77 + "\r\n";

        JsonNode told =
                json(operator.post("/api/v1/operations/try/support-mail", mail).body());

        assertThat(told.path("outcome").asText()).isEqualTo("ticket");
        assertThat(told.path("stages"))
                .extracting(stage -> stage.path("stage").asText())
                .containsExactly("normalise", "recognise", "guard", "classify", "warn", "select");
        assertThat(told.path("stages").get(2).path("result").asText()).contains("PASSWORD");
        assertThat(told.toString()).contains("[password]").doesNotContain("Blue-Harbor");
        assertThat(app.queue().tickets()).isEmpty();
        assertThat(app.queue().rows("select * from fairlead.arrival")).isEmpty();
        assertThat(order("/api/v1/operations/try/nobody", "x")).isEqualTo(404);
    }

    @Test
    void the_configuration_says_where_each_value_came_from_and_hides_secrets() {
        String told = operator.get("/api/v1/operations/configuration").body();

        assertThat(told)
                .contains("{\"key\":\"fairlead.intake\",\"value\":\"direct:intake\",\"from\":\"shipped\"}")
                .contains("\"sales-mail.password\",\"value\":\"•••\"")
                .doesNotContain(SECRET);
    }

    @Test
    void the_page_shows_who_is_sick_takes_orders_and_is_accessible_in_both_languages_and_sizes() {
        app.post("/forms/support", "application/json", "{\"message\": \"My deposit?\", \"uid\": \"10023457\"}");
        app.queue()
                .rows(
                        "select fairlead.put_in_quarantine('support-form','form','x1','quarantined','its JSON ends early','application/json','\\x00')");
        RunningApp.await(() -> channel("support-form").path("hours").size() > 0);
        try (Chromium browser = Chromium.start()) {
            enter(browser);
            browser.driver().get(app.url("/admin?lang=en"));
            browser.waitFor(page -> page.getPageSource().contains("its JSON ends early")
                    && !page.findElements(By.cssSelector("svg.chart")).isEmpty());
            assertThat(browser.driver().findElement(By.id("glance")).getText()).contains("All 2 channels");
            browser.show("admin-en");
            assertThat(browser.accessibilityMistakes()).isEmpty();

            browser.driver()
                    .findElement(By.xpath("//li[contains(., 'support-form')]//button[text()='Try a sample']"))
                    .click();
            browser.driver().findElement(By.id("sample")).sendKeys("{\"message\": \"My deposit of 3 ETH?\"}");
            browser.driver()
                    .findElement(By.xpath("//dialog//button[text()='Try it']"))
                    .click();
            browser.waitFor(page -> page.getPageSource().contains("classify"));
            browser.show("admin-try");
            browser.driver()
                    .findElement(By.xpath("//dialog//button[text()='Cancel']"))
                    .click();
            browser.driver()
                    .findElement(By.xpath("//button[text()='Drop all 1']"))
                    .click();
            browser.driver().findElement(By.cssSelector("dialog input")).sendKeys("an experiment");
            browser.driver()
                    .findElement(By.xpath("//dialog//button[text()='Drop']"))
                    .click();
            browser.waitFor(page -> page.getPageSource().contains("Nothing is in quarantine"));
            assertThat(browser.complaints()).isEmpty();
        }
        order("/api/v1/channels/complaint-form/suspend", "{}");
        try (Chromium phone = Chromium.phone()) {
            enter(phone);
            phone.driver().get(app.url("/admin?lang=zh-CN"));
            phone.waitFor(page -> page.getPageSource().contains("support-form"));
            phone.show("admin-zh-phone");
            assertThat(phone.accessibilityMistakes()).isEmpty();
            Object wider = phone.driver()
                    .executeScript(
                            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
            assertThat(wider).isEqualTo(false);
            assertThat(phone.complaints()).isEmpty();
        }
    }

    private void enter(Chromium browser) {
        browser.driver().get(app.url("/forms/support"));
        String[] cookie = operator.cookie().split("=", 2);
        browser.driver().manage().addCookie(new Cookie(cookie[0], cookie[1]));
    }

    private int order(String path, String body) {
        return operator.post(path, body).statusCode();
    }

    private JsonNode channel(String name) {
        for (JsonNode channel : json(operator.get("/api/v1/channels").body())) {
            if (channel.path("name").asText().equals(name)) {
                return channel;
            }
        }
        throw new AssertionError("no channel " + name);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
