package io.fairlead.channel.form;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.ticket.UnreadableException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields out of a post: urlencoded, multipart or JSON; strict, because a half-read message is a lost one. */
final class FormBody {
    static final String URLENCODED = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";
    static final String JSON = "application/json";

    private static final int MOST_FIELDS = 100;
    private static final String FILES = "files";
    // The size of a body was looked at before: a file in it may be one long text.
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FormBody() {}

    /** @throws UnreadableException in one sentence for the sender */
    static Post read(String mediaType, String contentType, byte[] body) {
        return switch (mediaType) {
            case URLENCODED -> new Post(urlencoded(utf8(body)), List.of());
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

    private static Post multipart(String contentType, byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<Upload> files = new ArrayList<>();
        for (Multipart.Part part : Multipart.read(contentType, body)) {
            if (!part.isFile()) {
                put(fields, part.name(), utf8(part.content()));
            } else if (!part.fileName().isEmpty() || part.content().length > 0) {
                // A browser sends an unnamed, empty part where no file was chosen.
                files.add(new Upload(part.name(), part.fileName(), part.type(), part.content()));
            }
        }
        return new Post(fields, files);
    }

    private static Post json(byte[] body) {
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
            if (entry.getKey().equals(FILES)) {
                return;
            }
            if (entry.getValue().isContainerNode()) {
                throw new UnreadableException("A field's value must be text, a number, true or false.");
            }
            if (!entry.getValue().isNull()) {
                put(fields, entry.getKey(), entry.getValue().asText());
            }
        });
        return new Post(fields, files(root.path(FILES)));
    }

    private static List<Upload> files(JsonNode list) {
        if (!list.isMissingNode() && !list.isArray() || list.size() > MOST_FIELDS) {
            throw new UnreadableException("'files' must be a list of objects with 'name' and 'content' in Base64.");
        }
        List<Upload> files = new ArrayList<>();
        for (JsonNode file : list) {
            try {
                files.add(new Upload(
                        file.path("field").asText(),
                        file.path("name").asText(),
                        file.path("type").asText(),
                        Base64.getDecoder().decode(file.path("content").asText())));
            } catch (IllegalArgumentException e) {
                throw new UnreadableException("A file's 'content' is not Base64.");
            }
        }
        return files;
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
