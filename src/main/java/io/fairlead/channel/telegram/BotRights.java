package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Inbound;
import java.util.Optional;

/**
 * What an update tells of a bot's own rights in a chat.
 *
 * @param mayDelete whether it may delete what members write; true too where it is no member any more, and has nothing to
 *     delete
 */
record BotRights(String chat, boolean mayDelete) {
    /** Reads the update that {@link TelegramNormaliser} ignored as {@code my_chat_member}. */
    static Optional<BotRights> of(Inbound inbound) {
        return TelegramNormaliser.event(inbound, "my_chat_member")
                .map(event -> new BotRights(
                        event.path("chat").path("id").asText(), mayDelete(event.path("new_chat_member"))));
    }

    /** Source: core.telegram.org/bots/api#chatmember. */
    static boolean mayDelete(JsonNode member) {
        return switch (member.path("status").asText()) {
            case "creator", "left", "kicked" -> true;
            case "administrator" -> member.path("can_delete_messages").asBoolean();
            default -> false;
        };
    }
}
