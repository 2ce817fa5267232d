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
    private final long botId;
    private final Set<String> withoutRight = new ConcurrentSkipListSet<>();

    /** @param botId the bot's number, 0 when it is not known */
    public PublicMessages(BotApi api, long botId) {
        this.api = api;
        this.botId = botId;
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

    /** What is known of a chat from before a restart: Telegram is asked whether it is still so. */
    void recall(String chat) throws InterruptedException {
        withoutRight.add(chat);
        ObjectNode member = JsonNodeFactory.instance.objectNode();
        member.put(Address.CHAT, Long.parseLong(chat)).put("user_id", botId);
        try {
            heed(new BotRights(chat, BotRights.mayDelete(api.call("getChatMember", member, DEADLINE))));
        } catch (BotApiException e) {
            // Then it stands until Telegram tells of a change.
        }
    }

    /** Telegram has told what the bot may do in a chat. */
    void heed(BotRights rights) {
        if (rights.mayDelete()) {
            withoutRight.remove(rights.chat());
        }
    }

    /** The chats in which the bot was not allowed to delete; give it the right "Delete messages" there. */
    public Set<String> withoutRight() {
        return new TreeSet<>(withoutRight);
    }
}
