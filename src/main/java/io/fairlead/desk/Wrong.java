package io.fairlead.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.TreeMap;

/** What a schema finds wrong, in words for whoever sent it; never with the value itself, which may be a secret. */
final class Wrong {
    private Wrong() {}

    /** By field; the first for each. */
    static Map<String, String> of(JsonSchema schema, JsonNode body) {
        Map<String, String> wrong = new TreeMap<>();
        for (ValidationMessage message : schema.validate(body)) {
            wrong.putIfAbsent(field(message), words(message));
        }
        return wrong;
    }

    static String words(ValidationMessage message) {
        return message.getMessage().replaceFirst("^[^:]*: ", "");
    }

    private static String field(ValidationMessage message) {
        String named = message.getProperty();
        int depth = message.getInstanceLocation().getNameCount();
        return named != null
                ? named
                : depth == 0
                        ? "body"
                        : String.valueOf(message.getInstanceLocation().getElement(0));
    }
}
