package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which messages belong to one ticket: in a private chat all of them, in a group those of one customer, forum topic by
 * forum topic and, under a channel's posts, post by post.
 *
 * <p>An ordinary reply does not open a thread of its own: the message that began the chain carries no thread number, and
 * what follows it must fall together with it.
 */
final class Conversation {
    private Conversation() {}

    static String key(JsonNode said) {
        String key = "telegram:" + said.path("chat").path("id").asText() + ":" + Sender.number(said);
        boolean inPrivate = said.path("chat").path("type").asText().equals("private");
        return !inPrivate && hasThread(said)
                ? key + ":" + said.path("message_thread_id").asText()
                : key;
    }

    private static boolean hasThread(JsonNode said) {
        if (!said.has("message_thread_id")) {
            return false;
        }
        JsonNode repliedTo = said.path("reply_to_message");
        return said.path("is_topic_message").asBoolean()
                || repliedTo.isMissingNode()
                || repliedTo.path("is_automatic_forward").asBoolean();
    }
}
