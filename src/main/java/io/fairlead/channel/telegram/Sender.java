package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Author;
import java.util.List;

/** Who wrote: a person, or a chat when an admin hides behind the group or a person behind a channel. */
final class Sender {
    private Sender() {}

    static Author of(JsonNode said) {
        JsonNode chat = hidden(said);
        if (chat != null) {
            String signature = said.path("author_signature").asText("");
            String name = chat.path("title").asText(chat.path("first_name").asText(""));
            return author(chat, signature.isEmpty() ? name : name + " (" + signature + ")");
        }
        JsonNode from = said.path("from");
        String name = (from.path("first_name").asText("") + " "
                        + from.path("last_name").asText(""))
                .strip();
        return author(from, name);
    }

    /** The number that stands for the author in keys. */
    static String number(JsonNode said) {
        JsonNode chat = hidden(said);
        return (chat == null ? said.path("from") : chat).path("id").asText();
    }

    static boolean isMachine(JsonNode said) {
        return hidden(said) == null && said.path("from").path("is_bot").asBoolean();
    }

    /** Whether an admin wrote in the name of the group itself. */
    static boolean isAnonymousAdmin(JsonNode said) {
        return said.path("sender_chat").has("id")
                && said.path("sender_chat").path("id").equals(said.path("chat").path("id"));
    }

    private static JsonNode hidden(JsonNode said) {
        if (said.path("sender_chat").has("id")) {
            return said.path("sender_chat");
        }
        return said.path("from").has("id") ? null : said.path("chat");
    }

    private static Author author(JsonNode who, String name) {
        String handle = who.path("username").asText("");
        return new Author(
                "telegram:" + who.path("id").asText(),
                Storable.text(name),
                handle.isEmpty() ? List.of() : List.of("@" + handle));
    }
}
