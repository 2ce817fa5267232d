package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts into words what a message holds besides its text; a kind that Telegram adds later is named, not dropped. */
final class Content {
    private record Kind(String field, Function<JsonNode, String> words) {}

    private static final Set<String> WORDS =
            Set.of("text", "title", "caption", "description", "name", "url", "query", "question", "summary");

    /** In the order in which they win: a venue carries its location too, an animation its document. */
    private static final List<Kind> KINDS = List.of(
            new Kind("photo", photo -> "photo"),
            new Kind("live_photo", photo -> "live photo"),
            new Kind("animation", file -> "animation"),
            new Kind(
                    "document",
                    file -> "document: " + Files.clean(file.path("file_name").asText(""), "without a name")),
            new Kind("video_note", file -> "video note" + seconds(file)),
            new Kind("video", file -> "video" + seconds(file)),
            new Kind("voice", file -> "voice message" + seconds(file)),
            new Kind("audio", file -> "audio" + named(file, "title") + seconds(file)),
            new Kind("sticker", sticker -> "sticker" + spaced(sticker.path("emoji"))),
            new Kind("story", story -> "story"),
            new Kind(
                    "paid_media",
                    paid -> "paid media for " + paid.path("star_count").asInt() + " stars"),
            new Kind(
                    "venue",
                    venue -> "venue" + named(venue, "title") + named(venue, "address") + place(venue.path("location"))),
            new Kind("location", location -> "location" + place(location)),
            new Kind("contact", Content::contact),
            new Kind("poll", Content::poll),
            new Kind(
                    "dice",
                    dice -> "dice" + spaced(dice.path("emoji")) + ": "
                            + dice.path("value").asInt()),
            new Kind("checklist", Content::checklist),
            new Kind("game", game -> "game" + named(game, "title") + named(game, "description")),
            new Kind("invoice", invoice -> "invoice" + named(invoice, "title") + named(invoice, "description")),
            new Kind("giveaway", giveaway -> "giveaway"),
            new Kind("giveaway_winners", giveaway -> "giveaway winners"),
            new Kind("web_app_data", app -> "web app" + named(app, "button_text") + named(app, "data")),
            new Kind("gift", gift -> "gift" + named(gift, "text")),
            new Kind("unique_gift", gift -> "gift" + named(gift.path("gift"), "name")));

    private Content() {}

    /** One line in square brackets, empty when there is text alone. */
    static String describe(JsonNode said) {
        for (Kind kind : KINDS) {
            if (said.has(kind.field())) {
                return "[" + kind.words().apply(said.path(kind.field()))
                        + (Files.anyTooLarge(said) ? "; larger than a bot may fetch" : "") + "]";
            }
        }
        return said.has("text") || said.has("caption") ? "" : unknown(said);
    }

    private static String unknown(JsonNode said) {
        for (Map.Entry<String, JsonNode> field : said.properties()) {
            boolean content = field.getValue().isContainerNode() && !Envelope.FIELDS.contains(field.getKey());
            if (content) {
                List<String> words = new ArrayList<>();
                texts(field.getValue(), words);
                String name =
                        "[" + field.getKey().replaceAll("[^A-Za-z0-9]+", " ").strip() + "]";
                return words.isEmpty() ? name : name + "\n" + String.join("\n", words);
            }
        }
        return "[message without text]";
    }

    /** What a kind that we do not know says in words: people and the guard must see them. */
    private static void texts(JsonNode content, List<String> words) {
        if (content.isTextual() && !content.asText().isBlank()) {
            words.add(content.asText());
        }
        content.properties().stream()
                .filter(field -> !field.getValue().isTextual() || WORDS.contains(field.getKey()))
                .forEach(field -> texts(field.getValue(), words));
        content.elements().forEachRemaining(item -> {
            if (content.isArray()) {
                texts(item, words);
            }
        });
    }

    private static String contact(JsonNode contact) {
        List<String> words = new ArrayList<>();
        words.add(contact.path("first_name").asText(""));
        words.add(contact.path("last_name").asText(""));
        words.add(contact.path("phone_number").asText(""));
        words.add(contact.path("vcard").asText(""));
        words.removeIf(String::isBlank);
        return "contact: " + String.join(" ", words);
    }

    private static String poll(JsonNode poll) {
        List<String> options = new ArrayList<>();
        poll.path("options").forEach(option -> options.add(option.path("text").asText("")));
        return "poll" + named(poll, "question") + " (" + String.join(" / ", options) + ")";
    }

    private static String checklist(JsonNode checklist) {
        List<String> tasks = new ArrayList<>();
        checklist.path("tasks").forEach(task -> tasks.add(task.path("text").asText("")));
        return "checklist" + named(checklist, "title") + " (" + String.join(" / ", tasks) + ")";
    }

    private static String named(JsonNode content, String field) {
        String name = content.path(field).asText("");
        return name.isBlank() ? "" : ": " + name;
    }

    private static String spaced(JsonNode word) {
        return word.isTextual() ? " " + word.asText() : "";
    }

    private static String seconds(JsonNode file) {
        return file.has("duration") ? ", " + file.path("duration").asInt() + " s" : "";
    }

    private static String place(JsonNode location) {
        return " " + location.path("latitude").asText() + ", "
                + location.path("longitude").asText();
    }
}
