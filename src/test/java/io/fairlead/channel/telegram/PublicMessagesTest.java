package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.channel.telegram.SendOutcome.State;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.BotFault.Kind;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.ticket.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicMessagesTest {
    private static final String TOKEN = "99:" + "Ab_-".repeat(8);
    private static final String CHAT = "-100777";

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final PublicMessages messages = new PublicMessages(
            new BotApi(telegram.uri(), new BotToken(TOKEN), BotApi.client().build()), new BotToken(TOKEN).botId());
    private final Message message = Fixture.message("group-text");

    PublicMessagesTest() {
        telegram.deliver(new String(Fixture.inbound("group-text").raw(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void a_message_is_deleted_where_the_bot_may() throws Exception {
        telegram.mayDeleteIn(-100777);

        assertThat(messages.delete(message.replyTo()).state()).isEqualTo(State.SENT);
        assertThat(telegram.deleted()).containsExactly("-100777/7");
        assertThat(messages.withoutRight()).isEmpty();
    }

    @Test
    void a_message_that_is_gone_counts_as_deleted() throws Exception {
        telegram.mayDeleteIn(-100777);
        messages.delete(message.replyTo());

        assertThat(messages.delete(message.replyTo()).state()).isEqualTo(State.SENT);
    }

    @Test
    void a_chat_without_the_right_is_remembered_until_it_is_given() throws Exception {
        SendOutcome outcome = messages.delete(message.replyTo());

        assertThat(outcome.state()).isEqualTo(State.REFUSED);
        assertThat(outcome.reason()).contains("can't be deleted").doesNotContain(TOKEN);
        assertThat(messages.withoutRight()).containsExactly(CHAT);

        telegram.mayDeleteIn(-100777);
        assertThat(messages.delete(message.replyTo()).state()).isEqualTo(State.SENT);
        assertThat(messages.withoutRight()).isEmpty();
    }

    @Test
    void a_lost_answer_is_asked_again_because_a_second_deletion_does_no_harm() throws Exception {
        telegram.mayDeleteIn(-100777).failNext("deleteMessage", BotFault.of(Kind.CUT_AFTER));

        assertThat(messages.delete(message.replyTo()).state()).isEqualTo(State.RETRY);
        assertThat(messages.delete(message.replyTo()).state()).isEqualTo(State.SENT);
        assertThat(telegram.deleted()).containsExactly("-100777/7");
    }
}
