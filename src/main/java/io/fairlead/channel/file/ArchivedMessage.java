package io.fairlead.channel.file;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of JSON lines: {@code id}, {@code sent_at} (RFC 3339), {@code from} (an address, or {@code {id,name,address}}),
 * {@code text}; and where there is one {@code subject}, {@code conversation}, {@code visibility}, {@code language},
 * {@code topic}, {@code attachments} ({@code name}, {@code type}, {@code content} in Base64).
 */
public final class ArchivedMessage {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ArchivedMessage() {}

    static Message read(Inbound inbound) {
        JsonNode line = tree(inbound.raw());
        String id = required(line, "id");
        String text = required(line, "text");
        Instant sent = time(required(line, "sent_at"));
        return Message.of(
                        inbound,
                        "archive:" + id,
                        "archive:" + line.path("conversation").asText(id),
                        visibility(line),
                        author(line.path("from"), id),
                        text)
                .withSubject(line.path("subject").asText())
                .withSentAt(sent)
                .withAttachments(attachments(line.path("attachments")))
                .withHints(hints(line));
    }

    static JsonNode tree(byte[] raw) {
        try {
            JsonNode line = JSON.readTree(raw);
            if (line.isObject()) {
                return line;
            }
        } catch (IOException e) {
            throw new UnreadableException("the line is not JSON", e);
        }
        throw new UnreadableException("the line is no JSON object");
    }

    private static String required(JsonNode line, String name) {
        String value = line.path(name).asText("");
        if (value.isBlank()) {
            throw new UnreadableException("the line has no '" + name + "'");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableException("'sent_at' is no time such as 2026-11-02T09:00:00Z", e);
        }
    }

    private static Visibility visibility(JsonNode line) {
        return line.path("visibility").asText().equals("public") ? Visibility.PUBLIC : Visibility.PRIVATE;
    }

    private static Author author(JsonNode from, String id) {
        String address =
                (from.isTextual() ? from.asText() : from.path("address").asText()).toLowerCase(Locale.ROOT);
        String key = address.isEmpty() ? "archive:" + from.path("id").asText(id) : "mailto:" + address;
        return new Author(key, from.path("name").asText(), address.isEmpty() ? List.of() : List.of(address));
    }

    private static List<Attachment> attachments(JsonNode list) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode file : list) {
            String name = file.path("name").asText("file").replaceAll("^.*[/\\\\]|\\p{Cntrl}", "");
            attachments.add(new Attachment(
                    name, file.path("type").asText(), -1, null, ArchivedContent.source(attachments.size()), null));
        }
        return attachments;
    }

    private static Map<String, String> hints(JsonNode line) {
        Map<String, String> hints = new HashMap<>();
        for (String name : new String[] {"language", "topic"}) {
            if (line.path(name).isTextual()) {
                hints.put(name, line.path(name).asText());
            }
        }
        return hints;
    }
}
