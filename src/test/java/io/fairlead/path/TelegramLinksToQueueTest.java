package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.inGroup;
import static io.fairlead.testkit.TelegramSays.inPrivate;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the warning in a group by its link into a private chat, through the shipped routes. */
class TelegramLinksToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000001L;
    private static final int ANN = 7003;
    private static final int BEN = 7004;
    private static final Pattern LINK = Pattern.compile("https://t\\.me/desk_bot\\?start=([A-Za-z0-9_-]{22,64})");

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN).chat(GROUP);
    private final RunningApp app =
            RunningApp.start(Map.of("telegram.token", TOKEN, "telegram.base-uri", telegram.uri()));

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void the_author_goes_on_in_private_and_agents_see_both_threads_apart() throws Exception {
        String token = warned();
        deliver(inPrivate(ANN, 11, text("/start " + token)));
        deliver(inPrivate(ANN, 12, text("my UID is 90210056")));

        JsonNode tickets = app.queue().tickets();
        assertThat(tickets).hasSize(2);
        assertThat(tickets.at("/0/visibility").asText()).isEqualTo("public");
        assertThat(tickets.at("/0/messages")).hasSize(1);
        assertThat(tickets.at("/1/visibility").asText()).isEqualTo("private");
        assertThat(tickets.at("/1/messages/0/text").asText()).contains("90210056");
        assertThat(tickets.at("/0/related/0/ref")).isEqualTo(tickets.at("/1/ref"));
        assertThat(tickets.at("/1/related/0/ref")).isEqualTo(tickets.at("/0/ref"));
        RunningApp.await(() -> answers(ANN).size() == 1);
        assertThat(answers(ANN).get(0)).contains(tickets.at("/0/ref").asText());
    }

    @Test
    void a_private_ticket_that_is_open_already_is_linked_at_once() throws Exception {
        deliver(inPrivate(ANN, 21, text("my withdrawal is stuck")));
        String token = warned();

        deliver(inPrivate(ANN, 22, text("/start " + token)));

        assertThat(app.queue().tickets().at("/0/related/0/visibility").asText()).isEqualTo("public");
    }

    @Test
    void nobody_else_joins_by_the_link_and_he_does_not_learn_that_it_leads_anywhere() throws Exception {
        String token = warned();
        deliver(inPrivate(BEN, 31, text("/start " + token)));
        deliver(inPrivate(BEN, 32, text("/start " + "0".repeat(32))));
        deliver(inPrivate(BEN, 33, text("hello, it is me")));

        RunningApp.await(() -> answers(BEN).size() == 2);
        assertThat(answers(BEN).get(0)).isEqualTo(answers(BEN).get(1)).doesNotContain("FL-");
        assertThat(app.queue().tickets())
                .allSatisfy(ticket -> assertThat(ticket.get("related")).isEmpty());
    }

    @Test
    void a_warning_goes_out_without_a_link_while_the_bots_name_is_not_known() throws Exception {
        telegram.failEvery("getMe", BotFault.status(502));

        deliver(inGroup(GROUP, ANN, 41, text("my password is Blue-Harbor" + 77)));

        RunningApp.await(() -> telegram.sent().size() == 1);
        assertThat(telegram.sent().get(0).get("text").asText()).doesNotContain("{", "t.me", "start=");
    }

    private String warned() throws Exception {
        deliver(inGroup(GROUP, ANN, 1, text("my password is Blue-Harbor" + 77)));
        RunningApp.await(() ->
                telegram.sent().stream().anyMatch(sent -> sent.get("chat_id").asLong() == GROUP));
        Matcher link = LINK.matcher(telegram.sent().get(0).get("text").asText());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void deliver(String update) throws Exception {
        telegram.deliver(update);
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
    }

    private List<String> answers(int chat) {
        return telegram.sent().stream()
                .filter(sent -> sent.get("chat_id").asLong() == chat)
                .map(sent -> sent.get("text").asText())
                .toList();
    }
}
