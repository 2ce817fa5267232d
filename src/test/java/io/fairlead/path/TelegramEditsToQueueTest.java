package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.editedInGroup;
import static io.fairlead.testkit.TelegramSays.editedInPrivate;
import static io.fairlead.testkit.TelegramSays.inGroup;
import static io.fairlead.testkit.TelegramSays.inPrivate;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit, a further part of an album or a reply does to the ticket that is there, through the shipped routes. */
class TelegramEditsToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000001L;
    private static final int ANN = 7003;
    private static final int BEN = 7004;

    @TempDir
    private Path config;

    private FakeBotApi telegram;
    private RunningApp app;

    @BeforeEach
    void start() {
        CopiedFolder.of("config", config, "groups.yaml", "take: mentions\n");
        telegram = FakeBotApi.start(TOKEN).chat(GROUP);
        app = RunningApp.start(Map.of(
                "telegram.token", TOKEN, "telegram.base-uri", telegram.uri(), "fairlead.config", config.toString()));
    }

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void an_agent_cannot_resolve_over_an_edit_that_he_has_not_seen() throws Exception {
        deliver(inPrivate(ANN, 11, text("my withdrawal is stuck")));
        Map<String, Object> held = app.queue().claim("me");

        deliver(editedInPrivate(ANN, 11, 60, text("my withdrawal is stuck, UID 90210056")));

        JsonNode ticket = app.queue().tickets().get(0);
        assertThat(resolve(held, 1)).isEqualTo("unseen");
        assertThat(ticket.at("/messages/0/text").asText()).contains("90210056");
        assertThat(ticket.at("/facts").toString()).contains("90210056");
        assertThat(resolve(held, ticket.get("message_count").asInt())).isEqualTo("resolved");
    }

    @Test
    void an_agent_cannot_resolve_over_a_further_part_of_an_album() throws Exception {
        deliver(inPrivate(ANN, 12, photo("a")));
        Map<String, Object> held = app.queue().claim("me");

        deliver(inPrivate(ANN, 13, photo("b")));

        assertThat(resolve(held, 1)).isEqualTo("unseen");
        assertThat(resolve(held, 2)).isEqualTo("resolved");
    }

    @Test
    void an_edit_that_changes_nothing_disturbs_nobody() throws Exception {
        deliver(inPrivate(ANN, 14, text("my withdrawal is stuck")));
        Map<String, Object> held = app.queue().claim("me");

        deliver(editedInPrivate(ANN, 14, 60, text("my withdrawal is stuck")));

        assertThat(resolve(held, 1)).isEqualTo("resolved");
    }

    @Test
    void an_edit_puts_an_answered_ticket_back_into_the_queue() throws Exception {
        deliver(inPrivate(ANN, 15, text("my withdrawal is stuck")));
        app.queue().rows("update fairlead.ticket set state = 'answered'");
        app.queue().rows("delete from fairlead.item");

        deliver(editedInPrivate(ANN, 15, 60, text("my deposit is stuck")));

        assertThat(app.queue().claim("me").get("ref"))
                .isEqualTo(app.queue().tickets().at("/0/ref").asText());
    }

    @Test
    void an_edit_opens_a_resolved_ticket_again_unless_there_is_a_newer_one() throws Exception {
        deliver(inPrivate(ANN, 16, text("my withdrawal is stuck")));
        resolve(app.queue().claim("me"), 1);

        deliver(editedInPrivate(ANN, 16, 60, text("my withdrawal is stuck again")));
        Map<String, Object> again = app.queue().claim("me");
        assertThat(again).isNotEmpty();
        resolve(again, 1);
        deliver(inPrivate(ANN, 17, text("how do I change my e-mail address?")));
        deliver(editedInPrivate(ANN, 16, 90, text("my withdrawal is stuck for ever")));

        JsonNode tickets = app.queue().tickets();
        assertThat(tickets).hasSize(2);
        assertThat(tickets.at("/0/status").asText()).isEqualTo("resolved");
        assertThat(tickets.at("/1/messages"))
                .extracting(message -> message.get("text").asText())
                .containsExactly("how do I change my e-mail address?", "my withdrawal is stuck for ever");
    }

    @Test
    void a_ticket_that_nobody_has_looked_at_is_about_what_its_message_says_now() throws Exception {
        deliver(inPrivate(ANN, 18, text("hi")));
        deliver(editedInPrivate(ANN, 18, 60, text("my withdrawal is stuck")));

        assertThat(app.queue().tickets().at("/0/topic/code").asText()).isEqualTo("withdrawal");
        assertThat(app.queue().value("select topic from fairlead.lane l join fairlead.item i on i.lane = l.id"))
                .isEqualTo("withdrawal");
    }

    @Test
    void every_version_stays_sealed_and_only_what_shows_a_secret_is_warned_about() throws Exception {
        deliver(inGroup(GROUP, ANN, 19, text("@desk_bot my password is Blue-Harbor" + 77)));
        deliver(editedInGroup(GROUP, ANN, 19, 60, text("@desk_bot my password is Red-Harbor" + 78)));
        deliver(editedInGroup(GROUP, ANN, 19, 90, text("@desk_bot please help")));

        assertThat(app.queue().value("select count(*) from fairlead.original")).isEqualTo(3L);
        assertThat(app.queue().value("select count(*) from fairlead.notice where kind = 'warning'"))
                .isEqualTo(2L);
        assertThat(app.queue().tickets().toString()).doesNotContain("Harbor");
        assertThat(app.queue().tickets().at("/0/messages/0/revisions")).hasSize(2);
    }

    @Test
    void what_was_chatter_becomes_a_ticket_once_it_asks_and_stays_one_message() throws Exception {
        deliver(inGroup(GROUP, ANN, 20, text("good morning")));
        deliver(editedInGroup(GROUP, ANN, 20, 60, text("good evening")));
        deliver(editedInGroup(GROUP, ANN, 20, 90, text("good morning @desk_bot, my withdrawal is stuck")));
        deliver(editedInGroup(GROUP, ANN, 20, 120, text("good morning, solved")));

        assertThat(outcomes())
                .containsExactly("ignored group_chatter", "ignored group_chatter", "queued ", "appended ");
        JsonNode ticket = app.queue().tickets().get(0);
        assertThat(ticket.get("messages")).hasSize(1);
        assertThat(ticket.at("/messages/0/text").asText()).isEqualTo("good morning, solved");
    }

    @Test
    void a_chain_of_replies_holds_together_and_other_members_stay_out_of_it() throws Exception {
        deliver(inGroup(GROUP, ANN, 21, text("@desk_bot my withdrawal is stuck")));
        deliver(inGroup(GROUP, ANN, 22, reply(21, "UID 90210056, since monday")));
        deliver(inGroup(GROUP, BEN, 23, reply(21, "same here by the way")));
        deliver(inGroup(GROUP, ANN, 24, text("nice weather today")));

        assertThat(outcomes())
                .containsExactly("queued ", "appended ", "ignored group_chatter", "ignored group_chatter");
        assertThat(app.queue().tickets()).hasSize(1);
    }

    @Test
    void a_reply_to_a_comment_under_a_post_stays_with_the_comment() throws Exception {
        deliver(inGroup(
                GROUP,
                ANN,
                31,
                "\"message_thread_id\":30,\"reply_to_message\":{\"message_id\":30," + "\"is_automatic_forward\":true},"
                        + text("@desk_bot my withdrawal is stuck")));
        deliver(inGroup(GROUP, ANN, 32, "\"message_thread_id\":30," + reply(31, "@desk_bot any news?")));

        assertThat(outcomes()).containsExactly("queued ", "appended ");
        assertThat(app.queue().tickets()).hasSize(1);
    }

    private void deliver(String update) throws Exception {
        telegram.deliver(update);
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
    }

    private Object resolve(Map<String, Object> held, int seen) {
        return app.queue().value("select fairlead.resolve(?, ?, ?)", held.get("ref"), held.get("token"), seen);
    }

    private List<Object> outcomes() {
        return app
                .queue()
                .rows("select outcome || ' ' || coalesce(reason, '') as what from fairlead.arrival order by id")
                .stream()
                .map(row -> row.get("what"))
                .toList();
    }

    private static String reply(int to, String words) {
        return "\"reply_to_message\":{\"message_id\":" + to + "}," + text(words);
    }

    private static String photo(String file) {
        return "\"media_group_id\":\"1355\",\"photo\":[{\"file_id\":\"" + file + "\",\"file_size\":9000}]";
    }
}
