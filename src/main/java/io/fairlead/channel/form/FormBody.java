package io.fairlead.channel.form;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.ticket.UnreadableException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the fields out of a post: urlencoded, multipart or JSON; strict, because a half-read message is a lost one. */
final class FormBody {
    static final String URLENCODED = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";
    static final String JSON = "application/json";

    private static final int MOST_FIELDS = 100;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FormBody() {}

    /** @throws UnreadableException in one sentence for the sender */
    static Map<String, String> read(String mediaType, String contentType, byte[] body) {
        return switch (mediaType) {
            case URLENCODED -> urlencoded(utf8(body));
            case MULTIPART -> multipart(contentType, body);
            default -> json(body);
        };
    }

    private static Map<String, String> urlencoded(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                put(fields, decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return fields;
    }

    private static Map<String, String> multipart(String contentType, byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Multipart.Part part : Multipart.read(contentType, body)) {
            if (part.isFile()) {
                if (part.content().length > 0) {
                    throw new UnreadableException("This form takes no files; send it without.");
                }
            } else {
                put(fields, part.name(), utf8(part.content()));
            }
        }
        return fields;
    }

    private static Map<String, String> json(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(utf8(body));
        } catch (JacksonException e) {
            throw new UnreadableException("The body is not JSON.");
        }
        if (!root.isObject()) {
            throw new UnreadableException("The body must be a JSON object with the form's fields.");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        JsonNode values = root.path("fields").isObject() ? root.get("fields") : root;
        values.properties().forEach(entry -> {
            if (entry.getValue().isContainerNode()) {
                throw new UnreadableException("A field's value must be text, a number, true or false.");
            }
            if (!entry.getValue().isNull()) {
                put(fields, entry.getKey(), entry.getValue().asText());
            }
        });
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (fields.size() >= MOST_FIELDS && !fields.containsKey(name)) {
            throw new UnreadableException("There are more than " + MOST_FIELDS + " fields.");
        }
        fields.merge(name, value, (first, second) -> first + ", " + second);
    }

    private static String decoded(String text) {
        try {
            // URLDecoder would replace broken UTF-8 in silence: decode to bytes first.
            return utf8(URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("The body is not properly URL-encoded.");
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("The body is not UTF-8 text.");
        }
    }
}
