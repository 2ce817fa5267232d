package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates as other servers, and later versions of the Bot API, may write them. */
class OddUpdatesTest {
    private static final String SAID =
            "{\"message_id\":7,\"date\":1795170000,\"chat\":{\"id\":42,\"type\":\"private\"},\"from\":{\"id\":42,"
                    + "\"is_bot\":false,\"first_name\":\"A\"},\"text\":\"my withdrawal is stuck\"}";

    @Test
    void a_message_beside_something_unknown_is_not_passed_over() {
        assertThat(message("{\"extra\":{\"x\":1},\"message\":" + SAID + "}").text())
                .isEqualTo("my withdrawal is stuck");
    }

    @Test
    void a_message_to_the_bot_as_a_guest_is_a_message() {
        assertThat(message("{\"guest_message\":" + SAID + "}").sourceId()).isEqualTo("42/7");
    }

    @Test
    void numbers_may_be_written_as_texts() {
        String said = SAID.replace("\"message_id\":7", "\"message_id\":\"7\"").replace("\"id\":42", "\"id\":\"42\"");

        Message message = message("{\"message\":" + said + "}");

        assertThat(message.sourceId()).isEqualTo("42/7");
        assertThat(message.conversation()).isEqualTo("telegram:42:42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795173951795173959", "-9223372036854775809", "1e999999", "4294967296", "\"soon\""})
    void a_date_that_is_none_is_the_time_at_which_it_came(String date) {
        String said = SAID.replace("1795170000", date);

        assertThat(message("{\"message\":" + said + "}").sentAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void content_of_an_unknown_kind_gives_its_words_to_people_and_to_the_guard() {
        String said = SAID.replace(
                "\"text\":\"my withdrawal is stuck\"",
                "\"rich_message\":{\"blocks\":[{\"type\":\"paragraph\",\"text\":{\"text\":\"my password\"}},"
                        + "{\"type\":\"heading\",\"text\":[\"is here\",{\"text\":\"now\"}]}]}");

        assertThat(message("{\"message\":" + said + "}").text()).isEqualTo("[rich message]\nmy password\nis here\nnow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"managed_bot", "subscription", "stopped_message_generation", "message_reaction_count"})
    void what_happened_is_ignored_under_its_own_name(String kind) {
        assertThat(normalise("{\"" + kind + "\":{\"chat\":{\"id\":1}}}"))
                .isInstanceOfSatisfying(
                        Ignored.class, ignored -> assertThat(ignored.reason()).isEqualTo(kind));
    }

    private static Message message(String update) {
        return (Message) normalise(update);
    }

    private static Normalised normalise(String update) {
        return new TelegramNormaliser()
                .normalise(new Inbound(
                        Fixture.CHANNEL,
                        "1",
                        "application/json",
                        update.getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH));
    }
}
