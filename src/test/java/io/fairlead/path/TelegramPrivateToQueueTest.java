package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands, albums and long notices in private chats with the bot, through the shipped routes. */
class TelegramPrivateToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final int ANN = 7003;
    private static final int BEN = 7004;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final RunningApp app =
            RunningApp.start(Map.of("telegram.token", TOKEN, "telegram.base-uri", telegram.uri()));

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void a_command_is_answered_once_in_the_language_of_its_author() throws Exception {
        String start = said(ANN, 11, "zh-hans", "\"text\":\"/start\"");
        telegram.deliver(start);
        telegram.deliver(start);
        telegram.deliver(said(BEN, 12, "pt-br", "\"text\":\"/help\""));

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        RunningApp.await(() -> telegram.sent().size() == 2);
        assertThat(answers(ANN)).singleElement().asString().contains("助记词");
        assertThat(answers(BEN)).singleElement().asString().contains("/status");
        assertThat(app.queue().rows("select outcome || ' ' || reason as what from fairlead.arrival"))
                .extracting(row -> row.get("what"))
                .containsExactlyInAnyOrder("ignored command_start", "ignored command_start", "ignored command_help");
        assertThat(app.queue().value("select count(*) from fairlead.notice")).isEqualTo(2L);
    }

    @Test
    void the_status_of_a_ticket_is_told_to_its_own_customer_only() throws Exception {
        telegram.deliver(said(ANN, 21, "en", "\"text\":\"my withdrawal is stuck\""));
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        String ref = app.queue().tickets().at("/0/ref").asText();

        telegram.deliver(said(ANN, 22, "en", "\"text\":\"/status " + ref + "\""));
        telegram.deliver(said(BEN, 23, "en", "\"text\":\"/status " + ref + "\""));

        RunningApp.await(() -> telegram.sent().size() == 2);
        assertThat(answers(ANN)).containsExactly("Your request " + ref + " is waiting for an agent.");
        assertThat(answers(BEN)).singleElement().asString().doesNotContain("waiting", ref);
    }

    @Test
    void close_ends_the_conversations_ticket_even_while_an_agent_holds_it() throws Exception {
        telegram.deliver(said(ANN, 31, "en", "\"text\":\"my withdrawal is stuck\""));
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        Map<String, Object> held = app.queue().claim("me");

        telegram.deliver(said(BEN, 32, "en", "\"text\":\"/close\""));
        telegram.deliver(said(ANN, 33, "en", "\"text\":\"/close\""));

        RunningApp.await(() -> telegram.sent().size() == 2);
        assertThat(answers(BEN)).containsExactly("You have no open request here that could be closed.");
        assertThat(answers(ANN)).singleElement().asString().contains((String) held.get("ref"), "is closed");
        assertThat(app.queue().ticket(held.get("ref")).get("status").asText()).isEqualTo("resolved");
        assertThat(app.queue().value("select fairlead.resolve(?, ?, 1)", held.get("ref"), held.get("token")))
                .isEqualTo("lost");
    }

    @Test
    void an_album_is_one_message_with_all_its_files_words_and_findings() throws Exception {
        String second = photo(42, "b", ",\"caption\":\"😀 my withdrawal is stuck\"");
        telegram.deliver(photo(41, "a", ""));
        telegram.deliver(second);
        telegram.deliver(second);
        telegram.deliver(
                photo(43, "c", ",\"caption\":\"my password is Blue-Harbor" + 77 + ", write to ann@example.org\""));

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        assertThat(app.queue().rows("select outcome from fairlead.arrival order by id"))
                .extracting(row -> row.get("outcome"))
                .containsExactly("queued", "appended", "duplicate", "appended");
        JsonNode ticket = app.queue().tickets().get(0);
        assertThat(ticket.get("messages")).hasSize(1);
        assertThat(ticket.get("message_count").asInt()).isEqualTo(1);
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("withdrawal");
        assertThat(ticket.at("/messages/0/attachments")).hasSize(3);
        assertThat(found(ticket, "PASSWORD")).isEqualTo("[password]");
        assertThat(found(ticket, "EMAIL")).isEqualTo("ann@example.org");
        assertThat(app.queue().value("select count(*) from fairlead.original")).isEqualTo(3L);
    }

    @Test
    void an_edit_of_one_part_of_an_album_leaves_the_others() throws Exception {
        telegram.deliver(photo(51, "a", ",\"caption\":\"first\""));
        telegram.deliver(photo(52, "b", ",\"caption\":\"second\""));
        telegram.deliver(photo(52, "b", ",\"caption\":\"mended\",\"edit_date\":1795170060")
                .replace("{\"message\":", "{\"edited_message\":"));

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        JsonNode message = app.queue().tickets().at("/0/messages/0");
        assertThat(message.get("text").asText()).contains("first", "mended").doesNotContain("second");
        assertThat(message.get("attachments")).hasSize(2);
        assertThat(message.get("revisions")).hasSize(1);
        assertThat(app.queue().tickets()).hasSize(1);
    }

    @Test
    void a_notice_of_several_parts_goes_on_where_it_stopped() throws Exception {
        telegram.deliver(said(ANN, 61, "en", "\"text\":\"my withdrawal is stuck\""));
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        telegram.failNext("sendMessage", BotFault.of(BotFault.Kind.NONE))
                .failNext("sendMessage", BotFault.tooManyRequests(1));
        app.queue()
                .rows(
                        "insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient)"
                                + " select id, channel_id, 'reply', 'en', ?, cast(? as jsonb) from fairlead.ticket",
                        "a".repeat(4096) + "b".repeat(4096) + "c",
                        "{\"chat_id\":\"" + ANN + "\"}");

        RunningApp.await(() -> "sent".equals(app.queue().value("select state from fairlead.notice")));

        assertThat(answers(ANN)).extracting(text -> text.charAt(0)).containsExactly('a', 'b', 'c');
        assertThat(telegram.calls("sendMessage")).isEqualTo(4);
    }

    private List<String> answers(int chat) {
        return telegram.sent().stream()
                .filter(sent -> sent.get("chat_id").asInt() == chat)
                .map(sent -> sent.get("text").asText())
                .toList();
    }

    private static String found(JsonNode ticket, String type) {
        String text = ticket.at("/messages/0/text").asText();
        for (JsonNode finding : ticket.at("/messages/0/findings")) {
            if (finding.get("type").asText().equals(type)) {
                return text.substring(
                        finding.get("start").asInt(), finding.get("end").asInt());
            }
        }
        return "none of " + ticket.at("/messages/0/findings");
    }

    private static String photo(int message, String file, String more) {
        return said(
                ANN,
                message,
                "en",
                "\"media_group_id\":\"1355\",\"photo\":[{\"file_id\":\"" + file + "\",\"file_size\":9000}]" + more);
    }

    private static String said(int author, int message, String language, String content) {
        return "{\"message\":{\"message_id\":" + message + ",\"date\":1795170000,\"chat\":{\"id\":" + author
                + ",\"type\":\"private\",\"first_name\":\"A\"},\"from\":{\"id\":" + author
                + ",\"is_bot\":false,\"first_name\":\"A\",\"language_code\":\"" + language + "\"}," + content + "}}";
    }
}
