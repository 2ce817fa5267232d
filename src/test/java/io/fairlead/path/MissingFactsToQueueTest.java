package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.inGroup;
import static io.fairlead.testkit.TelegramSays.inPrivate;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a message that lacks what its topic needs, by the router's question, to the answer, through the shipped routes. */
class MissingFactsToQueueTest {
    private static final String TOKEN = "78:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000002L;
    private static final int ANN = 7013;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN).chat(GROUP);
    private final RunningApp app = RunningApp.start(
            Map.of("telegram.token", TOKEN, "telegram.base-uri", telegram.uri(), "telegram.acknowledge", "true"));

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void a_chat_is_asked_in_its_language_and_its_answer_fills_the_gap() throws Exception {
        deliver(inPrivate(ANN, 11, text("我昨天提现了500 USDT，一直没到账")));
        RunningApp.await(() -> said(ANN).size() == 1);

        assertThat(said(ANN).get(0)).contains("FL-", "– 账号 UID", "– 订单号或交易哈希").doesNotContain("– 币种", "– 金额");
        deliver(inPrivate(ANN, 12, text("71029385\\n订单号 5512009331")));

        JsonNode ticket = app.queue().tickets().get(0);
        assertThat(ticket.get("missing")).isEmpty();
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("withdrawal");
        assertThat(ticket.get("facts").toString()).contains("71029385", "5512009331");
    }

    @Test
    void a_group_reads_nothing_but_a_link() throws Exception {
        deliver(inGroup(GROUP, ANN, 21, text("my withdrawal of 500 USDT from yesterday is still stuck")));

        RunningApp.await(() -> said(GROUP).size() == 1);
        assertThat(said(GROUP).get(0)).contains("https://t.me/desk_bot?start=").doesNotContain("UID", "FL-", "hash");
    }

    @Test
    void a_forms_status_page_takes_what_is_missing() throws Exception {
        JsonNode sent = json(app.post(
                        "/forms/support",
                        "application/json",
                        "{\"message\":\"my withdrawal of 500 USDT from yesterday is still stuck\"}")
                .body());
        String address = sent.get("status_url").asText();

        assertThat(json(app.get(app.url(address)).body()).get("missing"))
                .hasToString("[\"account_uid\",\"order_number|transaction_hash\"]");
        app.post(
                address,
                "application/json",
                "{\"fact.account_uid\":\"71029385\",\"fact.order_number|transaction_hash\":\"5512009331\"}");

        JsonNode ticket = app.queue().ticket(sent.get("ref").asText());
        assertThat(ticket.get("missing")).isEmpty();
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("withdrawal");
    }

    @Test
    void what_is_watched_over_has_its_lists() throws Exception {
        SignedIn mei = SignedIn.to(app);

        assertThat(json(mei.get("/api/v1/incidents").body())).isEmpty();
        assertThat(json(mei.get("/api/v1/due-soon").body()).get("soon").asInt()).isZero();
        assertThat(app.queue().value("select required::text from fairlead.topic where code = 'kyc'"))
                .isEqualTo("[\"account_uid\"]");
    }

    private void deliver(String update) throws Exception {
        // What was written days ago is not answered any more.
        telegram.deliver(update.replace(
                "\"date\":1795170000", "\"date\":" + Instant.now().getEpochSecond()));
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
    }

    private List<String> said(long chat) {
        return telegram.sent().stream()
                .filter(sent -> sent.get("chat_id").asLong() == chat)
                .map(sent -> sent.get("text").asText())
                .toList();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
