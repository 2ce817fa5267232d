package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.editedInGroup;
import static io.fairlead.testkit.TelegramSays.inGroup;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is warned in a group, how often, and in which order; each test has its own people. */
class TelegramWarningsToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000001L;
    private static final long MODERATORS = -1002041000002L;
    private static final int ADMIN = 7004;
    private static final String SECRET = "my password is Blue-Harbor" + 77;
    private static final String OFFER = "Quillex support here: write to @Quillex_Help24";

    private static FakeBotApi telegram;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        telegram = FakeBotApi.start(TOKEN)
                .chat(GROUP)
                .chat(MODERATORS)
                .mayDeleteIn(GROUP)
                .member(GROUP, ADMIN, "administrator");
        app = RunningApp.start(Map.of(
                "telegram.token",
                TOKEN,
                "telegram.base-uri",
                telegram.uri(),
                "telegram.moderators",
                String.valueOf(MODERATORS),
                "fairlead.warnings.an-hour",
                "2"));
    }

    @AfterAll
    static void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void one_warning_too_many_stands_at_the_ticket_and_the_message_is_deleted_all_the_same() throws Exception {
        for (int message = 101; message <= 103; message++) {
            deliver(inGroup(GROUP, 8001, message, text(SECRET)));
        }

        RunningApp.await(() -> telegram.deleted().contains(GROUP + "/103"));
        RunningApp.await(() -> states(8001, "warning").equals(List.of("sent", "sent", "withheld")));

        JsonNode warnings = ticket(8001).path("warnings");
        assertThat(warnings.at("/2/reason").asText()).contains("2 within the hour");
        assertThat(warnings.at("/2/message").asLong())
                .isEqualTo(ticket(8001).at("/messages/2/id").asLong());
    }

    @Test
    void an_edit_that_still_shows_it_is_warned_about_again_and_one_that_does_not_is_not() throws Exception {
        deliver(inGroup(GROUP, 8002, 111, text(SECRET)));
        deliver(editedInGroup(GROUP, 8002, 111, 1, text(SECRET + " and nothing works")));
        deliver(editedInGroup(GROUP, 8002, 111, 2, text("nothing works")));

        RunningApp.await(() -> states(8002, "warning").equals(List.of("sent", "sent")));
        assertThat(states(8002, "deletion")).hasSize(2);
    }

    @Test
    void an_album_is_one_message_with_one_warning_and_each_of_its_parts_is_deleted() throws Exception {
        deliver(photo(8003, 121));
        deliver(photo(8003, 122));

        RunningApp.await(() -> telegram.deleted().containsAll(List.of(GROUP + "/121", GROUP + "/122")));
        RunningApp.await(() -> states(8003, "warning").equals(List.of("sent")));
    }

    @Test
    void a_warning_waits_until_its_message_is_deleted_and_then_names_its_author() throws Exception {
        telegram.failNext("deleteMessage", BotFault.tooManyRequests(1));
        deliver(inGroup(GROUP, 8004, 131, text(SECRET)));

        RunningApp.await(() -> states(8004, "warning").equals(List.of("sent")));

        assertThat(app.queue()
                        .value("select w.settled_at > d.settled_at and d.attempts = 2 from fairlead.notice w"
                                + " join fairlead.notice d on d.id = w.after where w.person = 'telegram:8004'"))
                .isEqualTo(true);
        JsonNode mention = sentTo(GROUP, "131").get(0).at("/entities/0");
        assertThat(mention.at("/user/id").asLong()).isEqualTo(8004);
        assertThat(mention.path("type").asText()).isEqualTo("text_mention");
    }

    @Test
    void who_poses_as_us_is_reported_and_the_customer_whom_he_answered_is_warned_in_his_own_language()
            throws Exception {
        deliver(inGroup(GROUP, 8005, 141, text("你好，我的提现一直没有到账，请帮我看看，谢谢")));
        deliver(answer(8006, 142, 141, 8005, OFFER));
        deliver(answer(8006, 143, 141, 8005, OFFER));

        RunningApp.await(() -> states(8006, "report").equals(List.of("sent", "sent")));
        RunningApp.await(() -> states(8005, "caution").equals(List.of("sent")));

        JsonNode caution = sentTo(GROUP, "141").get(0);
        assertThat(caution.path("text").asText()).contains("并非来自我们的团队").doesNotContain("Quillex_Help24");
        assertThat(sentTo(GROUP, "141")).hasSize(1);
        assertThat(sentTo(GROUP, "142")).isEmpty();
        JsonNode report = telegram.sent().stream()
                .filter(sent -> sent.path("chat_id").asLong() == MODERATORS)
                .filter(sent -> sent.path("text").asText().contains("A (telegram:8006)"))
                .findFirst()
                .orElseThrow();
        assertThat(report.path("text").asText())
                .contains("https://t.me/c/2041000001/142")
                .contains(ticket(8006).path("ref").asText())
                .doesNotContain("Quillex_Help24");
        assertThat(ticket(8005).path("history"))
                .anyMatch(event -> event.path("kind").asText().equals("cautioned"));
    }

    @Test
    void a_customer_whose_message_was_no_ticket_is_warned_all_the_same_and_a_bot_is_not() throws Exception {
        deliver(answer(8007, 152, 151, 8008, OFFER));
        deliver(answer(8007, 154, 153, 8009, OFFER)
                .replace("\"id\":8009,\"is_bot\":false", "\"id\":8009,\"is_bot\":true"));

        RunningApp.await(() -> states(8008, "caution").equals(List.of("sent")));
        assertThat(sentTo(GROUP, "151")).hasSize(1);
        assertThat(states(8009, "caution")).isEmpty();
        assertThat(sentTo(GROUP, "153")).isEmpty();
    }

    @Test
    void what_an_admin_names_is_no_impersonation() throws Exception {
        deliver(answer(ADMIN, 162, 161, 8010, OFFER));

        assertThat(states(ADMIN, "report")).isEmpty();
        assertThat(states(8010, "caution")).isEmpty();
    }

    private static void deliver(String update) throws Exception {
        telegram.deliver(update);
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
    }

    private static List<String> states(int person, String kind) {
        return app
                .queue()
                .rows(
                        "select state from fairlead.notice where kind = ? and (person = ? or kind = 'deletion' and"
                                + " ticket_id in (select t.id from fairlead.ticket t join fairlead.customer u"
                                + " on u.id = t.customer_id where u.key = ?)) order by id",
                        kind,
                        "telegram:" + person,
                        "telegram:" + person)
                .stream()
                .map(row -> (String) row.get("state"))
                .toList();
    }

    private static JsonNode ticket(int person) {
        for (JsonNode ticket : app.queue().tickets()) {
            if (ticket.at("/customer/id").asText().equals("telegram:" + person)) {
                return ticket;
            }
        }
        throw new AssertionError("no ticket of " + person);
    }

    private static List<JsonNode> sentTo(long chat, String message) {
        return telegram.sent().stream()
                .filter(sent -> sent.path("chat_id").asLong() == chat)
                .filter(sent -> sent.at("/reply_parameters/message_id").asText().equals(message))
                .toList();
    }

    private static String photo(int author, int message) {
        return inGroup(
                GROUP,
                author,
                message,
                "\"media_group_id\":\"" + author + "\",\"caption\":\"" + SECRET + "\",\"photo\":[{\"file_id\":\"f"
                        + message + "\",\"file_unique_id\":\"u" + message
                        + "\",\"width\":9,\"height\":9,\"file_size\":9}]");
    }

    private static String answer(int author, int message, int answered, int customer, String words) {
        return inGroup(
                GROUP,
                author,
                message,
                text(words) + ",\"reply_to_message\":{\"message_id\":" + answered
                        + ",\"date\":1795170000,\"chat\":{\"id\":" + GROUP
                        + ",\"type\":\"supergroup\"},\"from\":{\"id\":"
                        + customer + ",\"is_bot\":false,\"first_name\":\"B\"},\"text\":\"?\"}");
    }
}
