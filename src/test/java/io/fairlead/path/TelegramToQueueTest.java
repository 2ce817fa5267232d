package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an update of a bot to a ticket in the queue, and the warning back into the group, through the shipped routes. */
class TelegramToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000001L;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN).chat(GROUP);
    private final RunningApp app =
            RunningApp.start(Map.of("telegram.token", TOKEN, "telegram.base-uri", telegram.uri()));

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void an_update_becomes_a_ticket_and_is_confirmed() throws Exception {
        telegram.deliver(update("private", 7003, 11, "身份认证提交三天了还在审核中，UID 90210056"));

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        JsonNode ticket = app.queue().tickets().get(0);
        assertThat(ticket.at("/channel/kind").asText()).isEqualTo("telegram");
        assertThat(ticket.at("/visibility").asText()).isEqualTo("private");
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("kyc");
        assertThat(ticket.at("/language").asText()).isEqualTo("zh-Hans");
        assertThat(ticket.at("/warnings")).isEmpty();
    }

    @Test
    void a_secret_in_a_group_is_masked_and_its_author_warned_by_a_reply_in_his_language() throws Exception {
        String secret = "Haifeng_" + 8812;
        telegram.deliver(update("supergroup", GROUP, 12, "登录不上，密码是 " + secret + " 帮我看看"));

        RunningApp.await(() -> telegram.sent().size() == 1);
        RunningApp.await(
                () -> app.queue().tickets().at("/0/warnings/0/state").asText().equals("sent"));

        JsonNode warning = telegram.sent().get(0);
        assertThat(warning.get("chat_id").asLong()).isEqualTo(GROUP);
        assertThat(warning.at("/reply_parameters/message_id").asLong()).isEqualTo(12);
        assertThat(warning.get("text").asText()).contains("公开群").doesNotContain(secret);
        assertThat(app.queue().tickets().toString()).contains("[password]").doesNotContain(secret);
    }

    @Test
    void a_repeated_update_is_one_message_and_one_warning() throws Exception {
        String update = update("supergroup", GROUP, 13, "my password is Blue-Harbor" + 77 + " please help");
        telegram.deliver(update);
        telegram.deliver(update);

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        RunningApp.await(() -> telegram.sent().size() == 1);
        assertThat(app.queue().rows("select outcome from fairlead.arrival order by id"))
                .extracting(row -> row.get("outcome"))
                .containsExactly("queued", "duplicate");
        assertThat(app.queue().rows("select kind from fairlead.notice order by id"))
                .extracting(row -> row.get("kind"))
                .containsExactly("deletion", "warning");
    }

    @Test
    void what_is_no_message_is_counted_with_its_reason_and_what_has_no_chat_is_set_aside() throws Exception {
        telegram.deliver("{\"message\":{\"message_id\":14,\"date\":1795170000,\"chat\":{\"id\":" + GROUP
                + ",\"type\":\"supergroup\",\"title\":\"G\"},\"from\":{\"id\":1,\"is_bot\":false,\"first_name\":\"A\"},"
                + "\"new_chat_members\":[{\"id\":1,\"is_bot\":false,\"first_name\":\"A\"}]}}");
        telegram.deliver("{\"message\":{\"message_id\":15,\"date\":1795170000,\"text\":\"hello\"}}");

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        assertThat(app.queue().rows("select outcome from fairlead.arrival order by id"))
                .extracting(row -> row.get("outcome"))
                .containsExactly("ignored", "quarantined");
        assertThat(app.queue().tickets()).isEmpty();
    }

    private static String update(String type, long chat, int message, String text) {
        return "{\"message\":{\"message_id\":" + message + ",\"date\":1795170000,\"chat\":{\"id\":" + chat
                + ",\"type\":\""
                + type + "\",\"title\":\"G\"},\"from\":{\"id\":7003,\"is_bot\":false,\"first_name\":\"小雅\"},\"text\":\""
                + text + "\"}}";
    }
}
