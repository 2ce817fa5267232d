package io.fairlead.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The chats that a bot is in: what it sent there, what it may do there, who blocked it. */
final class BotChats {
    private final Set<Long> known = new HashSet<>();
    private final Set<Long> blockedBy = new HashSet<>();
    private final Set<Long> mayDeleteIn = new HashSet<>();
    private final Map<Long, Long> migrated = new HashMap<>();
    private final Map<Long, Set<Long>> messages = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();
    private final List<JsonNode> sent = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private long nextMessage = 500_000;

    /** A chat and a message that came from it exist. */
    synchronized void seen(JsonNode update) {
        for (JsonNode content : update) {
            if (content.path("chat").has("id")) {
                long chat = content.path("chat").path("id").asLong();
                known.add(chat);
                messages.computeIfAbsent(chat, id -> new HashSet<>())
                        .add(content.path("message_id").asLong());
            }
        }
    }

    synchronized BotAnswer send(JsonNode request) {
        String text = request.path("text").asText("");
        if (text.isBlank()) {
            return BotAnswer.no(400, "Bad Request: message text is empty");
        }
        if (text.codePointCount(0, text.length()) > 4096) {
            return BotAnswer.no(400, "Bad Request: message is too long");
        }
        return carryOut(request, text);
    }

    synchronized BotAnswer sendFile(JsonNode request) {
        JsonNode file = request.has("photo") ? request.path("photo") : request.path("document");
        return file.path("content").asText().isEmpty()
                ? BotAnswer.no(400, "Bad Request: there is no file in the request")
                : carryOut(request, "");
    }

    private BotAnswer carryOut(JsonNode request, String text) {
        long chat = request.path("chat_id").asLong();
        if (migrated.containsKey(chat)) {
            return BotAnswer.no(400, "Bad Request: group chat was upgraded to a supergroup chat")
                    .with("migrate_to_chat_id", migrated.get(chat));
        }
        if (!known.contains(chat)) {
            return BotAnswer.no(400, "Bad Request: chat not found");
        }
        if (blockedBy.contains(chat)) {
            return BotAnswer.no(403, "Forbidden: bot was blocked by the user");
        }
        JsonNode reply = request.path("reply_parameters");
        boolean replied = messages.getOrDefault(chat, Set.of())
                .contains(reply.path("message_id").asLong());
        if (reply.has("message_id")
                && !replied
                && !reply.path("allow_sending_without_reply").asBoolean()) {
            return BotAnswer.no(400, "Bad Request: message to be replied not found");
        }
        sent.add(request);
        return BotAnswer.ok(message(chat, text));
    }

    private ObjectNode message(long chat, String text) {
        long id = nextMessage++;
        messages.computeIfAbsent(chat, unused -> new HashSet<>()).add(id);
        ObjectNode message = BotAnswer.JSON
                .createObjectNode()
                .put("message_id", id)
                .put("date", 1_790_000_000L)
                .put("text", text);
        message.putObject("chat").put("id", chat).put("type", chat < 0 ? "supergroup" : "private");
        return message;
    }

    synchronized BotAnswer delete(JsonNode request) {
        long chat = request.path("chat_id").asLong();
        long message = request.path("message_id").asLong();
        if (!messages.getOrDefault(chat, Set.of()).contains(message)) {
            return BotAnswer.no(400, "Bad Request: message to delete not found");
        }
        if (chat < 0 && !mayDeleteIn.contains(chat)) {
            return BotAnswer.no(400, "Bad Request: message can't be deleted");
        }
        messages.get(chat).remove(message);
        deleted.add(chat + "/" + message);
        return BotAnswer.ok(true);
    }

    synchronized BotAnswer member(JsonNode request, long bot) {
        long chat = request.path("chat_id").asLong();
        long user = request.path("user_id").asLong();
        if (!known.contains(chat)) {
            return BotAnswer.no(400, "Bad Request: chat not found");
        }
        ObjectNode member = BotAnswer.JSON.createObjectNode();
        boolean admin = user == bot && mayDeleteIn.contains(chat);
        member.put("status", admin ? "administrator" : members.getOrDefault(chat + "/" + user, "member"));
        member.put("can_delete_messages", admin);
        member.putObject("user").put("id", user).put("is_bot", user == bot);
        return BotAnswer.ok(member);
    }

    synchronized BotAnswer administrators(JsonNode request) {
        String chat = request.path("chat_id").asLong() + "/";
        List<ObjectNode> found = new ArrayList<>();
        members.forEach((key, status) -> {
            if (key.startsWith(chat) && (status.equals("administrator") || status.equals("creator"))) {
                ObjectNode member = BotAnswer.JSON.createObjectNode().put("status", status);
                member.putObject("user").put("id", Long.parseLong(key.substring(chat.length())));
                found.add(member);
            }
        });
        return BotAnswer.ok(found);
    }

    synchronized void know(long chat) {
        known.add(chat);
    }

    synchronized void block(long chat) {
        blockedBy.add(chat);
    }

    synchronized void mayDeleteIn(long chat) {
        known.add(chat);
        mayDeleteIn.add(chat);
    }

    synchronized void member(long chat, long user, String status) {
        known.add(chat);
        members.put(chat + "/" + user, status);
    }

    synchronized void migrate(long group, long supergroup) {
        known.add(supergroup);
        migrated.put(group, supergroup);
    }

    synchronized List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }
}
