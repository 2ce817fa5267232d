package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Attachment;
import java.util.ArrayList;
import java.util.List;

/** The files of a message; their content stays with Telegram, under the file_id. */
final class Files {
    /** What the Bot API hands out to bots at most, in bytes: core.telegram.org/bots/api#getfile. */
    private static final long LARGEST = 20_000_000;

    private Files() {}

    static List<Attachment> of(JsonNode said) {
        List<Attachment> files = new ArrayList<>();
        if (said.has("animation")) {
            // Telegram sets document too, with the same file.
            add(files, said.path("animation"), "animation.mp4", "video/mp4");
        } else {
            add(files, said.path("document"), "document", "application/octet-stream");
        }
        add(files, largest(said.path("photo")), "photo.jpg", "image/jpeg");
        add(files, said.path("live_photo"), "live-photo.mp4", "video/mp4");
        add(files, said.path("video"), "video.mp4", "video/mp4");
        add(files, said.path("video_note"), "video-note.mp4", "video/mp4");
        add(files, said.path("voice"), "voice.ogg", "audio/ogg");
        add(files, said.path("audio"), "audio.mp3", "audio/mpeg");
        sticker(files, said.path("sticker"));
        for (JsonNode paid : said.path("paid_media").path("paid_media")) {
            add(files, largest(paid.path("photo")), "photo.jpg", "image/jpeg");
            add(files, paid.path("video"), "video.mp4", "video/mp4");
        }
        return files;
    }

    /** Whether a file is larger than what Telegram hands out to bots: it is noted in the text, not lost. */
    static boolean anyTooLarge(JsonNode said) {
        return of(said).stream().anyMatch(file -> file.size() > LARGEST);
    }

    private static void sticker(List<Attachment> files, JsonNode sticker) {
        if (sticker.path("is_animated").asBoolean()) {
            add(files, sticker, "sticker.tgs", "application/gzip");
        } else if (sticker.path("is_video").asBoolean()) {
            add(files, sticker, "sticker.webm", "video/webm");
        } else {
            add(files, sticker, "sticker.webp", "image/webp");
        }
    }

    private static JsonNode largest(JsonNode sizes) {
        return sizes.isArray() && !sizes.isEmpty() ? sizes.get(sizes.size() - 1) : sizes.path("none");
    }

    private static void add(List<Attachment> files, JsonNode file, String name, String type) {
        if (file.has("file_id")) {
            files.add(new Attachment(
                    clean(file.path("file_name").asText(""), name),
                    file.path("mime_type").asText(type),
                    file.path("file_size").asLong(-1),
                    null,
                    file.path("file_id").asText(),
                    null));
        }
    }

    /** A file's name without path parts and control characters. */
    static String clean(String given, String otherwise) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.isEmpty() ? otherwise : Storable.text(name);
    }
}
