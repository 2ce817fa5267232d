package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.ticket.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Knows whether an admin of its group wrote a message; asks Telegram once in ten minutes a group. Where it cannot ask,
 * nobody is an admin: better a ticket too many than a customer's message left out.
 */
public final class GroupAdmins implements Predicate<Message> {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private record Known(Set<String> admins, Instant asked) {}

    private final BotApi api;
    private final Clock clock;
    private final Map<String, Known> byChat = new ConcurrentHashMap<>();

    public GroupAdmins(BotApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public boolean test(Message message) {
        String chat = message.replyTo().getOrDefault(Address.CHAT, "");
        if (!chat.startsWith("-")) {
            return false;
        }
        Known known = byChat.compute(
                chat,
                (id, before) -> before != null && before.asked().plus(GOOD_FOR).isAfter(clock.instant())
                        ? before
                        : new Known(ask(id), clock.instant()));
        return known.admins().contains(message.author().id());
    }

    private Set<String> ask(String chat) {
        Set<String> admins = new HashSet<>();
        try {
            JsonNode members = api.call(
                    "getChatAdministrators",
                    JsonNodeFactory.instance.objectNode().put(Address.CHAT, Long.parseLong(chat)),
                    DEADLINE);
            members.forEach(member ->
                    admins.add("telegram:" + member.path("user").path("id").asText()));
        } catch (BotApiException e) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return admins;
    }
}
