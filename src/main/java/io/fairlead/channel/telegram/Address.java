package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of a Telegram message's {@link io.fairlead.ticket.Message#replyTo()}: where an answer to it goes. */
public final class Address {
    public static final String CHAT = "chat_id";
    public static final String MESSAGE = "message_id";
    /** A forum topic. */
    public static final String THREAD = "message_thread_id";
    /** The business account on whose behalf the bot answers. */
    public static final String BUSINESS = "business_connection_id";

    /** Whom the answer is meant for: a user's number, and the name to call him by. */
    public static final String USER = "user_id";

    public static final String NAME = "user_name";

    private static final String SUPERGROUP = "-100";

    private Address() {}

    /**
     * The address of a message for people who are in its group; a basic group has none, and is only named.
     *
     * <p>Source: core.telegram.org/api/links#message-links.
     */
    public static String link(Map<String, String> to) {
        String chat = to.getOrDefault(CHAT, "");
        return chat.startsWith(SUPERGROUP)
                ? "https://t.me/c/" + chat.substring(SUPERGROUP.length()) + "/" + to.get(MESSAGE)
                : chat + "/" + to.get(MESSAGE);
    }

    static Map<String, String> of(JsonNode said) {
        Map<String, String> to = new LinkedHashMap<>();
        to.put(CHAT, said.path("chat").path("id").asText());
        to.put(MESSAGE, said.path("message_id").asText());
        if (said.path("is_topic_message").asBoolean()) {
            to.put(THREAD, said.path("message_thread_id").asText());
        }
        if (said.has("business_connection_id")) {
            to.put(BUSINESS, said.path("business_connection_id").asText());
        }
        return to;
    }
}
