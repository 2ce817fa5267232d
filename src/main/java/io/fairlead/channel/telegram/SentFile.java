package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Enclosure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One file as a {@code multipart/form-data} body.
 *
 * <p>Source: core.telegram.org/bots/api#sending-files: a photo has 10 MB at most, any other file 50 MB.
 */
final class SentFile {
    static final int LARGEST = 50_000_000;

    private static final int LARGEST_PHOTO = 10_000_000;
    private static final Set<String> PHOTOS = Set.of("image/jpeg", "image/png");

    private final String boundary = UUID.randomUUID().toString();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param field {@code photo} or {@code document} */
    SentFile(JsonNode parameters, String field, Enclosure file) {
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            JsonNode value = parameter.getValue();
            part("name=\"" + parameter.getKey() + "\"");
            line("");
            line(value.isTextual() ? value.asText() : value.toString());
        }
        part("name=\"" + field + "\"; filename=\"" + file.name().replaceAll("[\"\r\n]", "_") + "\"");
        line("Content-Type: " + file.type());
        line("");
        body.writeBytes(file.content());
        line("");
        line("--" + boundary + "--");
    }

    /** Whether Telegram may show it as a picture. */
    static boolean isPhoto(Enclosure file) {
        return PHOTOS.contains(file.type()) && file.content().length <= LARGEST_PHOTO;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] body() {
        return body.toByteArray();
    }

    private void part(String disposition) {
        line("--" + boundary);
        line("Content-Disposition: form-data; " + disposition);
    }

    private void line(String text) {
        body.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
