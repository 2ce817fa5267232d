package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hints. */
final class GroupPolicy {
    private GroupPolicy() {}

    static Map<String, String> hints(JsonNode said) {
        Map<String, String> hints = new LinkedHashMap<>();
        if (said.has("media_group_id")) {
            hints.put("album", said.path("media_group_id").asText());
        }
        return hints;
    }
}
