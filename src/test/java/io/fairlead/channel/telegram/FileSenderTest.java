package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.channel.telegram.SendOutcome.State;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.BotFault.Kind;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.ticket.Enclosure;
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

class FileSenderTest {
    private static final String TOKEN = "99:" + "Ab_-".repeat(8);
    private static final Map<String, String> TO =
            Map.of("chat_id", "-100777", "message_id", "7", "message_thread_id", "12");
    private static final Enclosure TEXT = new Enclosure("步骤 1.txt", "text/plain", new byte[] {0, 13, 10, -1, 45, 45});
    private static final Enclosure PICTURE = new Enclosure("map.png", "image/png", new byte[] {1, 2, 3});

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN).chat(-100777);
    private final BotApi api =
            new BotApi(telegram.uri(), new BotToken(TOKEN), BotApi.client().build());
    private final Pace pace = new Pace(Clock.systemUTC());
    private final TelegramSender words = new TelegramSender(api, pace, Duration.ofSeconds(1));
    private final FileSender files = new FileSender(api, pace, Duration.ofSeconds(1));

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void the_words_go_first_and_each_file_after_them_in_the_same_thread() throws Exception {
        SendOutcome said = words.send(notice(TO));
        SendOutcome first = words.send(notice(with(said.place())));
        SendOutcome last = words.send(notice(with(first.place())));

        assertThat(said.state()).isEqualTo(State.GOES_ON);
        assertThat(first.state()).isEqualTo(State.GOES_ON);
        assertThat(last.state()).isEqualTo(State.SENT);
        List<JsonNode> sent = telegram.sent();
        assertThat(sent).hasSize(3).allSatisfy(request -> {
            assertThat(request.path("chat_id").asLong()).isEqualTo(-100777);
            assertThat(request.path("message_thread_id").asLong()).isEqualTo(12);
            assertThat(request.at("/reply_parameters/message_id").asLong()).isEqualTo(7);
        });
        assertThat(sent.get(0).path("text").asText()).isEqualTo("See the files.");
        assertThat(sent.get(1).at("/document/name").asText()).isEqualTo(TEXT.name());
        assertThat(sent.get(1).at("/document/content").binaryValue()).isEqualTo(TEXT.content());
        assertThat(sent.get(2).at("/photo/content").binaryValue()).isEqualTo(PICTURE.content());
    }

    @Test
    void a_picture_that_is_no_photo_to_telegram_goes_as_a_document() throws Exception {
        telegram.failNext("sendPhoto", BotFault.status(400));

        SendOutcome outcome = files.send(notice(TO), 1, 1);

        assertThat(outcome.state()).isEqualTo(State.SENT);
        assertThat(telegram.sent()).hasSize(1);
        assertThat(telegram.sent().get(0).at("/document/name").asText()).isEqualTo("map.png");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CUT_BEFORE", "CUT_AFTER", "HALF", "GARBAGE", "HANG"})
    void a_lost_answer_leaves_the_file_unknown_and_nothing_is_sent_twice(Kind fault) throws Exception {
        telegram.failNext("sendPhoto", BotFault.of(fault));

        SendOutcome outcome = files.send(notice(TO), 1, 1);

        assertThat(outcome.state()).isEqualTo(State.UNKNOWN);
        assertThat(outcome.place()).containsEntry("file", "1");
        assertThat(telegram.calls("sendPhoto") + telegram.calls("sendDocument")).isEqualTo(1);
    }

    @Test
    void a_file_that_has_to_wait_is_the_next_to_go() throws Exception {
        telegram.failNext("sendDocument", BotFault.tooManyRequests(9));

        SendOutcome outcome = files.send(notice(TO), 0, 1);

        assertThat(outcome.state()).isEqualTo(State.RETRY);
        assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(outcome.place()).containsEntry("file", "0").containsEntry("part", "1");
    }

    @Test
    void a_group_that_became_a_supergroup_still_gets_the_file() throws Exception {
        telegram.migrated(-55, -100777);
        Map<String, String> old = new HashMap<>(TO);
        old.put("chat_id", "-55");

        assertThat(files.send(notice(old), 0, 1).state()).isEqualTo(State.GOES_ON);
        assertThat(telegram.sent().get(0).path("chat_id").asLong()).isEqualTo(-100777);
    }

    private static Notice notice(Map<String, String> to) {
        return new Notice("reply", "en", "See the files.", to, Map.of(), List.of(TEXT, PICTURE));
    }

    private static Map<String, String> with(Map<String, String> place) {
        Map<String, String> to = new HashMap<>(TO);
        to.putAll(place);
        return to;
    }
}
