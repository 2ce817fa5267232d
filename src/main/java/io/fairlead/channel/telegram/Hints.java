package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Telegram knows of a message besides its words, as {@link Message#hints()}. The guard does not
 * read them, so nothing that the author typed may stand here.
 */
public final class Hints {
    /** Language of the user's app, as in {@code zh-hans}. */
    public static final String LANGUAGE = "language";
    /** The name, without @, of the bot that this one answers. */
    public static final String ANSWERS_BOT = "answers_bot";
    /** {@link #ADMIN} where Telegram says so by itself: an admin who writes in the group's name. */
    public static final String ROLE = "role";

    public static final String ADMIN = "admin";

    private Hints() {}

    static Map<String, String> of(JsonNode said) {
        Map<String, String> hints = new LinkedHashMap<>();
        String chat = said.path("chat").path("id").asText();
        put(hints, LANGUAGE, said.path("from").path("language_code").asText(""));
        if (said.has("media_group_id")) {
            put(hints, Message.ALBUM, chat + "/" + said.path("media_group_id").asText());
        }
        JsonNode answered = said.path("reply_to_message");
        if (answered.has("message_id")) {
            put(
                    hints,
                    Message.IN_REPLY_TO,
                    chat + "/" + answered.path("message_id").asText());
        }
        if (answered.path("from").path("is_bot").asBoolean()) {
            put(hints, ANSWERS_BOT, answered.path("from").path("username").asText(""));
        } else if (answered.path("from").has("id") && !answered.has("sender_chat")) {
            hints.put(Message.ANSWERED_PERSON, Sender.of(answered).id());
        }
        if (Sender.isAnonymousAdmin(said)) {
            put(hints, ROLE, ADMIN);
        }
        return hints;
    }

    private static void put(Map<String, String> hints, String key, String value) {
        if (!value.isEmpty()) {
            hints.put(key, value);
        }
    }
}
