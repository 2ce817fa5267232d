package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.channel.telegram.SendOutcome.State;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.BotFault.Kind;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.ticket.Notice;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelegramSenderTest {
    private static final String TOKEN = "99:" + "Ab_-".repeat(8);
    private static final Map<String, String> TO = Map.of("chat_id", "-100777", "message_id", "7");

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN).chat(-100777);
    private final TelegramSender sender = sender(telegram.uri(), TOKEN);

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void a_notice_is_sent_as_a_reply_in_its_thread_even_when_the_message_is_gone() throws Exception {
        SendOutcome outcome = send("2 < 3 & *not markup*", with(TO, "message_thread_id", "12"));

        assertThat(outcome.state()).isEqualTo(State.SENT);
        assertThat(outcome.messageId()).isPositive();
        JsonNode sent = telegram.sent().get(0);
        assertThat(sent.path("text").asText()).isEqualTo("2 < 3 & *not markup*");
        assertThat(sent.has("parse_mode")).isFalse();
        assertThat(sent.path("message_thread_id").asLong()).isEqualTo(12);
        assertThat(sent.path("reply_parameters").path("message_id").asLong()).isEqualTo(7);
        assertThat(sent.path("reply_parameters")
                        .path("allow_sending_without_reply")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_long_notice_is_split_where_telegram_takes_it_and_loses_no_character() throws Exception {
        String text = "😀".repeat(3000) + "\n" + "word ".repeat(1000) + "end";

        assertThat(send(text, TO).state()).isEqualTo(State.SENT);

        List<String> parts =
                telegram.sent().stream().map(sent -> sent.path("text").asText()).toList();
        assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.length() <= 4096);
        assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Test
    void a_long_notice_goes_on_after_the_part_that_was_sent() throws Exception {
        String text = "a".repeat(4096) + "b".repeat(100);
        telegram.failNext("sendMessage", BotFault.of(Kind.NONE)).failNext("sendMessage", BotFault.tooManyRequests(3));

        SendOutcome broken = send(text, TO);
        assertThat(broken.state()).isEqualTo(State.RETRY);
        assertThat(broken.part()).isEqualTo(1);
        assertThat(sender(telegram.uri(), TOKEN)
                        .send(notice(text, with(TO, "part", "1")))
                        .state())
                .isEqualTo(State.SENT);

        assertThat(telegram.sent())
                .extracting(sent -> sent.path("text").asText())
                .containsExactly("a".repeat(4096), "b".repeat(100));
    }

    @Test
    void too_many_requests_says_how_long_to_wait() throws Exception {
        telegram.failNext("sendMessage", BotFault.tooManyRequests(17));

        SendOutcome outcome = send("hello", TO);

        assertThat(outcome.state()).isEqualTo(State.RETRY);
        assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(telegram.sent()).isEmpty();
    }

    @Test
    void a_customer_who_blocked_the_bot_is_not_tried_again() throws Exception {
        telegram.blockedBy(42);

        SendOutcome outcome = send("hello", Map.of("chat_id", "42"));

        assertThat(outcome.state()).isEqualTo(State.REFUSED);
        assertThat(outcome.reason()).contains("bot was blocked by the user");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CUT_BEFORE", "CUT_AFTER", "HALF", "GARBAGE", "HANG"})
    void a_lost_answer_leaves_the_outcome_unknown_and_nothing_is_sent_twice(Kind fault) throws Exception {
        telegram.failNext("sendMessage", BotFault.of(fault));

        SendOutcome outcome = send("hello", TO);

        assertThat(outcome.state()).isEqualTo(State.UNKNOWN);
        assertThat(telegram.calls("sendMessage")).isEqualTo(1);
        assertThat(outcome.reason()).doesNotContain(TOKEN);
    }

    @Test
    void a_server_that_cannot_be_reached_is_tried_again() throws Exception {
        telegram.close();

        SendOutcome outcome = send("hello", TO);

        assertThat(outcome.state()).isEqualTo(State.RETRY);
        assertThat(outcome.reason()).contains("cannot connect").doesNotContain(TOKEN);
    }

    @Test
    void a_wrong_token_is_not_the_notices_fault() throws Exception {
        String wrong = "1:" + "wrong".repeat(6);

        SendOutcome outcome = sender(telegram.uri(), wrong).send(notice("hello", TO));

        assertThat(outcome.state()).isEqualTo(State.RETRY);
        assertThat(outcome.reason()).contains("token is wrong").doesNotContain(wrong);
    }

    @Test
    void a_group_that_became_a_supergroup_still_gets_its_answer() throws Exception {
        telegram.migrated(-55, -100777);

        assertThat(send("hello", Map.of("chat_id", "-55", "message_id", "3")).state())
                .isEqualTo(State.SENT);
        assertThat(telegram.sent().get(0).path("chat_id").asLong()).isEqualTo(-100777);
    }

    @Test
    void a_notice_without_text_is_refused() throws Exception {
        assertThat(send(" \n", TO).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void a_groups_twenty_first_message_in_a_minute_waits_and_other_chats_do_not() throws Exception {
        telegram.chat(42);
        for (int i = 0; i < 20; i++) {
            assertThat(send("hello " + i, TO).state()).isEqualTo(State.SENT);
        }

        SendOutcome outcome = send("one too many", TO);

        assertThat(outcome.state()).isEqualTo(State.RETRY);
        assertThat(outcome.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(telegram.sent()).hasSize(20);
        assertThat(send("hello", Map.of("chat_id", "42")).state()).isEqualTo(State.SENT);
    }

    @Test
    void nothing_goes_out_while_telegram_asks_for_silence() throws Exception {
        telegram.chat(42).failNext("sendMessage", BotFault.tooManyRequests(30));
        send("hello", TO);

        assertThat(send("hello", Map.of("chat_id", "42")).state()).isEqualTo(State.RETRY);
        assertThat(telegram.calls("sendMessage")).isEqualTo(1);
    }

    private SendOutcome send(String text, Map<String, String> to) throws InterruptedException {
        return sender.send(notice(text, to));
    }

    private static Notice notice(String text, Map<String, String> to) {
        return new Notice("reply", "en", text, to);
    }

    private static TelegramSender sender(String uri, String token) {
        return new TelegramSender(
                new BotApi(uri, new BotToken(token), BotApi.client().build()),
                new Pace(Clock.systemUTC()),
                Duration.ofSeconds(1));
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
