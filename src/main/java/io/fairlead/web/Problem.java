package io.fairlead.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An error as RFC 9457 has it, {@code application/problem+json}.
 *
 * @param detail one sentence for whoever asked, with what to do
 * @param errors what is wrong, by field or parameter name; may be empty
 * @param more what a program is told besides, by name; may be empty
 */
public record Problem(int status, String detail, Map<String, String> errors, Map<String, Object> more) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, String> TITLES = titles();

    public Problem {
        errors = Map.copyOf(errors);
        more = Map.copyOf(more);
    }

    public Problem(int status, String detail, Map<String, String> errors) {
        this(status, detail, errors, Map.of());
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of());
    }

    public String title() {
        return TITLES.getOrDefault(status, "Error");
    }

    public String json() {
        ObjectNode node = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title())
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode list = node.putArray("errors");
            new TreeMap<>(errors)
                    .forEach((field, what) ->
                            list.addObject().put("field", field).put("detail", what));
        }
        new TreeMap<>(more).forEach((name, value) -> node.set(name, JSON.valueToTree(value)));
        return node.toString();
    }

    private static Map<Integer, String> titles() {
        Map<Integer, String> titles = new LinkedHashMap<>();
        titles.put(400, "Bad request");
        titles.put(401, "Not signed in");
        titles.put(403, "Forbidden");
        titles.put(404, "Not found");
        titles.put(405, "Method not allowed");
        titles.put(409, "Conflict");
        titles.put(412, "Changed meanwhile");
        titles.put(413, "Too large");
        titles.put(415, "Unsupported media type");
        titles.put(422, "Please correct this");
        titles.put(429, "Too many requests");
        titles.put(500, "Internal error");
        titles.put(503, "Not available now");
        return titles;
    }
}
