package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Deletes messages that should not stand in public. Where the bot may not, it remembers the chat, for health to name.
 *
 * <p>Source: core.telegram.org/bots/api#deletemessage.
 */
public final class PublicMessages {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final BotApi api;
    private final Set<String> withoutRight = new ConcurrentSkipListSet<>();

    public PublicMessages(BotApi api) {
        this.api = api;
    }

    /**
     * Deletes one message; asking twice is harmless, and a message that is gone counts as deleted.
     *
     * @param replyTo the message's {@link io.fairlead.ticket.Message#replyTo()}
     */
    public SendOutcome delete(Map<String, String> replyTo) throws InterruptedException {
        String chat = replyTo.get(Address.CHAT);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put(Address.CHAT, Long.parseLong(chat));
        message.put(Address.MESSAGE, Long.parseLong(replyTo.get(Address.MESSAGE)));
        try {
            api.call("deleteMessage", message, DEADLINE);
        } catch (BotApiException e) {
            if (!String.valueOf(e.getMessage()).contains("message to delete not found")) {
                return failed(chat, e);
            }
        }
        withoutRight.remove(chat);
        return SendOutcome.sent(0, 0);
    }

    private SendOutcome failed(String chat, BotApiException failure) {
        SendOutcome outcome = SendOutcome.of(failure, 0);
        switch (outcome.state()) {
            case REFUSED -> withoutRight.add(chat);
            case UNKNOWN -> {
                return SendOutcome.retry(outcome.reason(), Duration.ofSeconds(5), 0);
            }
            default -> {}
        }
        return outcome;
    }

    /** The chats in which the bot was not allowed to delete; give it the right "Delete messages" there. */
    public Set<String> withoutRight() {
        return new TreeSet<>(withoutRight);
    }
}
