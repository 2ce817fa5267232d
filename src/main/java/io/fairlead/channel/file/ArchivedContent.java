package io.fairlead.channel.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Attachment;
import java.util.Base64;

/** The files of one line of JSON lines; the line is read once, at the first of them. */
public final class ArchivedContent {
    private static final String SOURCE = "json:";

    private final byte[] raw;
    private JsonNode files;

    /** @param raw the line as it came */
    public ArchivedContent(byte[] raw) {
        this.raw = raw;
    }

    /** Where in its line a file stands, for {@link Attachment#source()}. */
    static String source(int place) {
        return SOURCE + place;
    }

    /** Whether an attachment came with such a line. */
    public static boolean has(Attachment file) {
        return file.source().startsWith(SOURCE);
    }

    /** The content of an attachment; null when the line has none of it. */
    public byte[] of(Attachment file) {
        if (files == null) {
            files = ArchivedMessage.tree(raw).path("attachments");
        }
        JsonNode content = files.path(Integer.parseInt(file.source().substring(SOURCE.length())))
                .path("content");
        try {
            return content.isTextual() ? Base64.getMimeDecoder().decode(content.asText()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
