package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Role;
import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;

/** How long a message waits at its source, from a folder to the page, the API of every router, and Prometheus. */
class ChannelLagTest {
    private static final String METRIC = "fairlead_channel_lag_seconds{channel=\"slow-folder\"}";

    @TempDir
    private Path folder;

    private RunningApp first;
    private RunningApp second;
    private SignedIn operator;

    @BeforeEach
    void start() throws IOException {
        CopiedFolder.of("config", folder.resolve("config"), "none.txt", "");
        CopiedFolder.of("routes", folder.resolve("routes"), "channels/slow-folder.camel.yaml", """
                - templatedRoute:
                    routeTemplateRef: file
                    routeId: slow-folder
                    parameters:
                      - {name: folder, value: "%s"}
                      - {name: settle, value: "3600000"}
                """.formatted(
                        folder.resolve("in")));
        String database = PostgresServer.freshUrl();
        first = RunningApp.startIn(folder, Map.of("fairlead.db.url", database));
        RunningApp.await(() -> metrics(first).contains(METRIC + " 0.0"));
        second = RunningApp.startIn(folder, Map.of("fairlead.db.url", database));
        operator = SignedIn.to(first, "ben", Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void a_file_that_is_not_taken_is_a_lag_that_everybody_can_see() throws IOException {
        assertThat(channel(first, "slow-folder").path("lag_seconds").asInt(-1)).isZero();
        assertThat(channel(first, "slow-folder").has("oldest_waiting_at")).isFalse();
        assertThat(channel(first, "support-form").has("lag_seconds")).isFalse();

        Files.writeString(folder.resolve("in/one.eml"), "Subject: hello\r\n\r\nhello");

        RunningApp.await(() -> channel(first, "slow-folder").path("lag_seconds").asInt() > 0);
        RunningApp.await(
                () -> channel(second, "slow-folder").path("lag_seconds").asInt() > 0);
        assertThat(channel(second, "slow-folder").path("oldest_waiting_at").asText())
                .startsWith("2");
        RunningApp.await(
                () -> metrics(first).contains(METRIC) && !metrics(first).contains(METRIC + " 0.0"));
        RunningApp.await(
                () -> metrics(second).contains(METRIC) && !metrics(second).contains(METRIC + " 0.0"));
        assertThat(metrics(first)).doesNotContain(METRIC.replace("slow-folder", "support-form"));
        try (Chromium browser = Chromium.start()) {
            card(browser, "en");
            browser.waitFor(page ->
                    page.findElement(By.cssSelector(".card .lag")).getText().matches("\\d+ (s|min).*"));
            assertThat(browser.driver().getPageSource()).contains(">Lag<");
            assertThat(browser.accessibilityMistakes()).isEmpty();
            browser.show("lag-en");
        }
        Files.delete(folder.resolve("in/one.eml"));
        RunningApp.await(() -> channel(first, "slow-folder").path("lag_seconds").asInt(-1) == 0);
        try (Chromium phone = Chromium.phone()) {
            card(phone, "zh-CN");
            phone.waitFor(page ->
                    page.findElement(By.cssSelector(".card .lag")).getText().equals("无积压"));
            assertThat(phone.accessibilityMistakes()).isEmpty();
            phone.show("lag-zh-phone");
        }
    }

    @Test
    void nobody_knows_the_lag_of_a_channel_that_is_stopped() {
        operator.post("/api/v1/channels/slow-folder/stop", "{}");

        RunningApp.await(() -> !channel(first, "slow-folder").has("lag_seconds"));
    }

    private void card(Chromium browser, String language) {
        browser.driver().get(first.url("/forms/support"));
        String[] cookie = operator.cookie().split("=", 2);
        browser.driver().manage().addCookie(new Cookie(cookie[0], cookie[1]));
        browser.driver().get(first.url("/admin?lang=" + language));
        browser.waitFor(page -> !page.findElements(By.cssSelector(".card .lag")).isEmpty());
    }

    private static String metrics(RunningApp app) {
        return app.get(app.managementUrl("/observe/metrics")).body();
    }

    private JsonNode channel(RunningApp app, String name) {
        try {
            String listed = app.send(app.request("/api/v1/channels")
                            .header("Accept", "application/json")
                            .header("Cookie", operator.cookie()))
                    .body();
            for (JsonNode channel : new ObjectMapper().readTree(listed)) {
                if (channel.path("name").asText().equals(name)) {
                    return channel;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no channel " + name);
    }
}
