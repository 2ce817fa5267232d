package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.inPrivate;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several bots, by polling and by webhook, through the shipped routes and templates. */
class TelegramBotsToQueueTest {
    private static final String ONE = "77:" + "Zk3_-".repeat(7);
    private static final String OTHER = "78:" + "Ym4_-".repeat(7);
    private static final int ANN = 7003;

    @TempDir
    private Path folder;

    private final FakeBotApi one = FakeBotApi.start(ONE);
    private final FakeBotApi other = FakeBotApi.start(OTHER);
    private RunningApp app;

    @AfterEach
    void stop() {
        app.close();
        one.close();
        other.close();
    }

    @Test
    void each_bot_is_a_channel_of_its_own_and_answers_for_itself() throws Exception {
        start(polling("one", "77") + polling("other", "78"), Map.of());
        one.deliver(inPrivate(ANN, 11, text("/help")));
        one.deliver(inPrivate(ANN, 12, text("my withdrawal is stuck")));
        other.deliver(inPrivate(ANN, 12, text("my withdrawal is stuck")));

        assertThat(one.awaitAllConfirmed(60)).isTrue();
        assertThat(other.awaitAllConfirmed(60)).isTrue();
        RunningApp.await(() -> one.sent().size() == 1);

        assertThat(other.sent()).isEmpty();
        assertThat(app.queue().tickets())
                .extracting(ticket -> ticket.at("/channel/name").asText())
                .containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void a_bot_that_another_program_polls_says_so_and_the_other_goes_on() throws Exception {
        one.failEvery("getUpdates", BotFault.status(409));
        start(polling("one", "77") + polling("other", "78"), Map.of());
        other.deliver(inPrivate(ANN, 21, text("my withdrawal is stuck")));

        assertThat(other.awaitAllConfirmed(60)).isTrue();
        RunningApp.await(() -> channel("one").get("state").equals("unhealthy"));
        assertThat((String) channel("one").get("reason")).contains("another program polls");
        assertThat(channel("other")).containsEntry("state", "healthy");
    }

    @Test
    void by_webhook_the_secret_is_checked_and_health_tells_what_telegram_noted() throws Exception {
        int port = RunningApp.freePort();
        start(webhook("one", port), Map.of("camel.server.port", String.valueOf(port)));
        RunningApp.await(() -> !one.allowedUpdates().isEmpty());
        one.deliver(inPrivate(ANN, 31, text("my withdrawal is stuck")));

        assertThat(app.post("/hooks/telegram", "application/json", "{\"update_id\":1,\"message\":{}}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(one.pushToWebhook()).isEqualTo(200);

        assertThat(app.queue().tickets().at("/0/channel/kind").asText()).isEqualTo("telegram");
        assertThat(channel("one")).containsEntry("kind", "telegram").containsEntry("state", "healthy");
        one.deliver(inPrivate(ANN, 32, text("any news?")));
        one.call("deleteWebhook");
        RunningApp.await(() -> channel("one").get("state").equals("unhealthy"));
        assertThat((String) channel("one").get("reason")).contains("another program");
    }

    @Test
    void a_bot_goes_from_webhook_to_polling_and_back_and_loses_nothing() throws Exception {
        int port = RunningApp.freePort();
        start(webhook("one", port), Map.of("camel.server.port", String.valueOf(port)));
        one.deliver(inPrivate(ANN, 41, text("my withdrawal is stuck")));
        assertThat(one.pushToWebhook()).isEqualTo(200);
        app.close();

        one.deliver(inPrivate(ANN + 1, 42, text("my withdrawal is stuck too")));
        start(polling("one", "77"), Map.of());
        assertThat(one.awaitAllConfirmed(60)).isTrue();
        assertThat(app.queue().tickets()).hasSize(1);
        app.close();

        one.deliver(inPrivate(ANN + 2, 43, text("mine as well")));
        start(webhook("one", port), Map.of("camel.server.port", String.valueOf(port)));
        RunningApp.await(() -> channel("one").get("state").equals("healthy"));
        assertThat(one.pushToWebhook()).isEqualTo(200);
        assertThat(app.queue().tickets()).hasSize(1);
    }

    private void start(String channels, Map<String, String> more) throws Exception {
        Path routes = folder.resolve("routes-" + System.nanoTime());
        CopiedFolder.of("routes", routes, "channels/telegram.camel.yaml", channels);
        Map<String, String> settings = new HashMap<>(more);
        settings.put("bot-77.token", ONE);
        settings.put("bot-77.uri", one.uri());
        settings.put("bot-78.token", OTHER);
        settings.put("bot-78.uri", other.uri());
        settings.put("fairlead.routes", routes.toString());
        app = RunningApp.start(settings);
    }

    private Map<String, Object> channel(String name) {
        return app.app().channels().list().stream()
                .filter(channel -> channel.get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String polling(String name, String bot) {
        return """
                - templatedRoute:
                    routeTemplateRef: telegram
                    routeId: %s
                    parameters:
                      - {name: token, value: "{{bot-%s.token}}"}
                      - {name: baseUri, value: "{{bot-%s.uri}}"}
                      - {name: timeout, value: "1"}
                """.formatted(name, bot, bot);
    }

    private static String webhook(String name, int port) {
        return """
                - templatedRoute:
                    routeTemplateRef: telegram-webhook
                    routeId: %s
                    parameters:
                      - {name: token, value: "{{bot-77.token}}"}
                      - {name: baseUri, value: "{{bot-77.uri}}"}
                      - {name: url, value: "http://127.0.0.1:%d"}
                """.formatted(name, port);
    }
}
