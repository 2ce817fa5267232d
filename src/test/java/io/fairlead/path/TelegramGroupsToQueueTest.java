package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a group's talk where only messages to the bot are tickets, through the shipped routes. */
class TelegramGroupsToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000001L;
    private static final int CUSTOMER = 7003;
    private static final int ADMIN = 7004;

    @TempDir
    private Path config;

    private FakeBotApi telegram;
    private RunningApp app;

    void start() {
        CopiedFolder.of("config", config, "groups.yaml", "take: mentions\n");
        telegram = FakeBotApi.start(TOKEN).chat(GROUP).member(GROUP, ADMIN, "administrator");
        app = RunningApp.start(Map.of(
                "telegram.token", TOKEN, "telegram.base-uri", telegram.uri(), "fairlead.config", config.toString()));
    }

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void chatter_and_admins_are_left_out_but_never_a_message_with_a_secret() throws Exception {
        start();
        telegram.deliver(said(GROUP, CUSTOMER, 11, "good morning everyone"));
        telegram.deliver(said(GROUP, ADMIN, 12, "@desk_bot has all the answers"));
        telegram.deliver(said(GROUP, CUSTOMER, 13, "@desk_bot my withdrawal is stuck"));
        telegram.deliver(said(GROUP, ADMIN, 14, "my password is Blue-Harbor" + 77));

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        assertThat(app.queue()
                        .rows("select outcome || ' ' || coalesce(reason, '') as what"
                                + " from fairlead.arrival order by source_id"))
                .extracting(row -> row.get("what"))
                .containsExactly("ignored group_chatter", "ignored written_by_staff", "queued ", "queued ");
        assertThat(telegram.calls("getChatAdministrators")).isEqualTo(1);
    }

    @Test
    void a_public_secret_is_deleted_before_its_author_is_warned() throws Exception {
        start();
        telegram.mayDeleteIn(GROUP);
        telegram.deliver(said(GROUP, CUSTOMER, 15, "my password is Blue-Harbor" + 77));

        RunningApp.await(() -> telegram.sent().size() == 1);

        assertThat(telegram.deleted()).containsExactly(GROUP + "/15");
        RunningApp.await(() -> states().equals(List.of("deletion sent", "warning sent")));
        assertThat(reason()).isEmpty();
    }

    @Test
    void without_the_right_to_delete_the_warning_goes_out_and_the_channel_says_what_it_lacks() throws Exception {
        start();
        telegram.deliver(said(GROUP, CUSTOMER, 16, "my password is Blue-Harbor" + 77));

        RunningApp.await(() -> telegram.sent().size() == 1);
        RunningApp.await(() -> states().equals(List.of("deletion refused", "warning sent")));

        assertThat(telegram.deleted()).isEmpty();
        assertThat(reason()).contains(String.valueOf(GROUP), "Delete messages");
    }

    @Test
    void a_group_that_becomes_a_supergroup_keeps_its_conversations() throws Exception {
        start();
        long old = -4711;
        telegram.chat(old);
        telegram.deliver(said(old, CUSTOMER, 17, "@desk_bot my withdrawal is stuck"));
        telegram.deliver("{\"message\":{\"message_id\":18,\"date\":1795170000,\"chat\":{\"id\":" + old
                + ",\"type\":\"group\",\"title\":\"G\"},\"from\":{\"id\":1,\"is_bot\":false,\"first_name\":\"A\"},"
                + "\"migrate_to_chat_id\":" + GROUP + "}}");
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        telegram.deliver(said(GROUP, CUSTOMER, 1, "@desk_bot any news?"));

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        JsonNode tickets = app.queue().tickets();
        assertThat(tickets).hasSize(1);
        assertThat(tickets.at("/0/messages")).hasSize(2);
        assertThat(app.queue().rows("select outcome from fairlead.arrival order by id"))
                .extracting(row -> row.get("outcome"))
                .containsExactly("queued", "ignored", "appended");
    }

    private List<Object> states() {
        return app.queue().rows("select kind || ' ' || state as what from fairlead.notice order by id").stream()
                .map(row -> row.get("what"))
                .toList();
    }

    private String reason() {
        return app.app().channels().list().stream()
                .filter(channel -> channel.get("kind").equals("telegram"))
                .map(channel -> (String) channel.get("reason"))
                .findFirst()
                .orElseThrow();
    }

    private static String said(long chat, int author, int message, String text) {
        return "{\"message\":{\"message_id\":" + message + ",\"date\":1795170000,\"chat\":{\"id\":" + chat
                + ",\"type\":\"supergroup\",\"title\":\"G\"},\"from\":{\"id\":" + author
                + ",\"is_bot\":false,\"first_name\":\"小雅\"},\"text\":\"" + text + "\"}}";
    }
}
