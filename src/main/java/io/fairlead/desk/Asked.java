package io.fairlead.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A request that the contract allows.
 *
 * @param version the ticket's version that a change is meant for, null for any
 * @param key null when it has none
 */
record Asked(
        String operation,
        Map<String, String> path,
        Map<String, String> query,
        ObjectNode body,
        String key,
        Integer version) {
    static final String VARIABLE = "asked";

    String ref() {
        return path.get("ref");
    }
}
