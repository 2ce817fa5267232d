package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.inGroup;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of notices whose answer got lost, and what the router still knows after a restart. */
class TelegramNoticesToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000001L;
    private static final int ANN = 7003;

    @TempDir
    private Path data;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN).chat(GROUP);
    private final String database = PostgresServer.freshUrl();
    private RunningApp app;

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void a_warning_of_unknown_outcome_is_shown_and_not_sent_again() throws Exception {
        telegram.failNext("sendMessage", BotFault.of(BotFault.Kind.CUT_AFTER));
        start(Map.of());
        deliver(inGroup(GROUP, ANN, 11, text("my password is Blue-Harbor" + 77)));

        RunningApp.await(
                () -> app.queue().tickets().at("/0/warnings/0/state").asText().equals("unknown"));

        assertThat(telegram.sent()).hasSize(1);
    }

    @Test
    void a_warning_of_unknown_outcome_is_sent_again_where_configuration_says_so() throws Exception {
        telegram.failNext("sendMessage", BotFault.of(BotFault.Kind.CUT_AFTER));
        start(Map.of("fairlead.notices.unknown", "resend"));
        deliver(inGroup(GROUP, ANN, 12, text("my password is Blue-Harbor" + 77)));

        RunningApp.await(
                () -> app.queue().tickets().at("/0/warnings/0/state").asText().equals("sent"));

        assertThat(telegram.sent()).hasSize(2);
    }

    /** A router that is killed while it sends leaves those of which nobody knows whether they went out. */
    @Test
    void one_notice_at_a_time_is_being_sent() throws Exception {
        start(Map.of());
        app.app().camel().getRouteController().stopRoute("outbox");
        for (int i = 0; i < 4; i++) {
            deliver(inGroup(GROUP, ANN + i, 20 + i, text("my password is Blue-Harbor" + i)));
        }
        telegram.failEvery("sendMessage", BotFault.of(BotFault.Kind.HANG));
        app.app().camel().getRouteController().startRoute("outbox");

        RunningApp.await(() -> telegram.calls("sendMessage") == 1);

        assertThat(app.queue().value("select count(*) from fairlead.notice where state = 'sending'"))
                .isEqualTo(1L);
        telegram.close();
    }

    @Test
    void a_missing_right_is_known_after_a_restart_until_telegram_tells_that_it_was_given() throws Exception {
        start(Map.of());
        deliver(inGroup(GROUP, ANN, 13, text("my password is Blue-Harbor" + 77)));
        RunningApp.await(() -> reason().contains("Delete messages"));
        app.close();

        start(Map.of());
        RunningApp.await(() -> reason().contains(String.valueOf(GROUP)));
        assertThat(telegram.calls("getChatMember")).isPositive();

        deliver("{\"my_chat_member\":{\"chat\":{\"id\":" + GROUP + ",\"type\":\"supergroup\"},\"date\":1,"
                + "\"new_chat_member\":{\"status\":\"administrator\",\"can_delete_messages\":true}}}");

        assertThat(reason()).isEmpty();
    }

    private void start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("telegram.token", TOKEN);
        settings.put("telegram.base-uri", telegram.uri());
        settings.put("fairlead.db.url", database);
        settings.put("fairlead.data", data.toString());
        app = RunningApp.start(settings);
    }

    private void deliver(String update) throws Exception {
        telegram.deliver(update);
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
    }

    private String reason() {
        return app.app().channels().list().stream()
                .filter(channel -> channel.get("kind").equals("telegram"))
                .map(channel -> (String) channel.get("reason"))
                .findFirst()
                .orElseThrow();
    }
}
