package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person can read of a message, as plain text.
 *
 * @param quoted the places that others wrote: where a forward comes from, and a quote
 */
record TelegramText(String text, List<Range> quoted) {

    static TelegramText of(JsonNode said) {
        StringBuilder text = new StringBuilder();
        List<Range> quoted = new ArrayList<>();
        quote(text, quoted, origin(said));
        quote(text, quoted, quoteOf(said));
        String own = said.has("text") ? linked(said, "text", "entities") : linked(said, "caption", "caption_entities");
        String content = Content.describe(said);
        // A caption speaks for its file, which stands among the attachments.
        boolean captionSpeaks = !own.isEmpty() && !Files.of(said).isEmpty() && !Files.anyTooLarge(said);
        text.append(own);
        if (!content.isEmpty() && !captionSpeaks) {
            text.append(own.isEmpty() ? "" : "\n").append(content);
        }
        return new TelegramText(Storable.text(text.toString()), quoted);
    }

    private static void quote(StringBuilder text, List<Range> quoted, String words) {
        if (!words.isEmpty()) {
            quoted.add(new Range(text.length(), text.length() + words.length()));
            text.append(words).append('\n');
        }
    }

    private static String origin(JsonNode said) {
        JsonNode origin = said.path("forward_origin");
        if (origin.isMissingNode()) {
            return "";
        }
        JsonNode user = origin.path("sender_user");
        JsonNode chat = origin.has("sender_chat") ? origin.path("sender_chat") : origin.path("chat");
        String name = user.has("id")
                ? (user.path("first_name").asText("") + " "
                                + user.path("last_name").asText(""))
                        .strip()
                : chat.path("title").asText(origin.path("sender_user_name").asText(""));
        return "[forwarded from " + name + "]";
    }

    private static String quoteOf(JsonNode said) {
        String words = said.path("quote").path("text").asText("");
        return words.isEmpty() ? "" : "> " + words.replace("\n", "\n> ");
    }

    /** The text with the address behind each linked word written out, so that people and the guard see it. */
    private static String linked(JsonNode said, String textField, String entitiesField) {
        String text = said.path(textField).asText("");
        StringBuilder readable = new StringBuilder();
        int from = 0;
        for (JsonNode entity : said.path(entitiesField)) {
            // Telegram counts in UTF-16 code units, as Java does.
            int end = entity.path("offset").asInt() + entity.path("length").asInt();
            String url = entity.path("url").asText("");
            if (!url.isEmpty() && end >= from && end <= text.length() && !covers(text, entity, url)) {
                readable.append(text, from, end).append(" <").append(url).append('>');
                from = end;
            }
        }
        return readable.append(text, from, text.length()).toString();
    }

    private static boolean covers(String text, JsonNode entity, String url) {
        int start = entity.path("offset").asInt();
        return start >= 0
                && text.substring(start, start + entity.path("length").asInt()).equals(url);
    }
}
