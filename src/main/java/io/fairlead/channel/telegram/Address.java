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

    private Address() {}

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
