package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.channel.telegram.Command.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @ParameterizedTest
    @CsvSource({
        "command-start,START,FL-7K3QX9",
        "command-help,HELP,''",
        "command-status,STATUS,FL-7K3QX9",
        "command-close-in-group,CLOSE,''"
    })
    void a_command_is_read_with_its_argument(String fixture, Name name, String argument) {
        Command command = Command.of(Fixture.inbound(fixture)).orElseThrow();

        assertThat(command.name()).isEqualTo(name);
        assertThat(command.argument()).isEqualTo(argument);
    }

    @Test
    void a_command_knows_who_gave_it_and_where_the_answer_goes() {
        Command command = Command.of(Fixture.inbound("command-start")).orElseThrow();

        assertThat(command.author().id()).isEqualTo("telegram:42");
        assertThat(command.conversation()).isEqualTo("telegram:42:42");
        assertThat(command.language()).isEqualTo("zh-hans");
        assertThat(command.replyTo()).containsEntry("chat_id", "42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-with-words", "command-with-code-in-group", "private-text", "reaction"})
    void what_may_hold_the_customers_words_is_no_command(String fixture) {
        assertThat(Command.of(Fixture.inbound(fixture))).isEmpty();
    }

    @Test
    void what_is_no_command_stays_a_message() {
        assertThat(Fixture.message("command-with-words").text()).isEqualTo("/start my code is 4711");
        assertThat(Fixture.message("command-with-code-in-group").text()).isEqualTo("/start hunter2");
    }
}
