package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Inbound;
import java.util.Optional;

/**
 * A group that became a supergroup and got another number; Telegram tells it twice, once in each of the two. Its
 * conversations go on under the new number.
 */
public record GroupMigration(long from, long to) {
    /** Reads the update that {@link TelegramNormaliser} ignored as {@code group_migrated}. */
    public static Optional<GroupMigration> of(Inbound inbound) {
        return TelegramNormaliser.said(inbound).flatMap(GroupMigration::of);
    }

    private static Optional<GroupMigration> of(JsonNode said) {
        long chat = said.path("chat").path("id").asLong();
        long to = said.path("migrate_to_chat_id").asLong();
        long from = said.path("migrate_from_chat_id").asLong();
        if (to != 0) {
            return Optional.of(new GroupMigration(chat, to));
        }
        return from == 0 ? Optional.empty() : Optional.of(new GroupMigration(from, chat));
    }

    /** What the keys of the old group's conversations begin with. */
    public String oldKeys() {
        return "telegram:" + from + ":";
    }

    /** What they begin with from now on. */
    public String newKeys() {
        return "telegram:" + to + ":";
    }
}
