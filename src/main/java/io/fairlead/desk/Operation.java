package io.fairlead.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the API as the contract has it.
 *
 * @param path with a named group for each parameter
 * @param query the schema of each query parameter
 * @param headers the schema of each header
 * @param body null when it takes none
 */
record Operation(
        String id,
        String method,
        Pattern path,
        List<String> names,
        Map<String, Checked> inPath,
        Map<String, Checked> query,
        Map<String, Checked> headers,
        JsonSchema body) {

    /** A schema, and whether what it describes is a number. */
    record Checked(JsonSchema schema, boolean number) {
        /** What is wrong with a value; empty when nothing is. */
        Optional<String> mistake(String value) {
            JsonNode node =
                    number && value.matches("-?\\d{1,18}") ? new LongNode(Long.parseLong(value)) : new TextNode(value);
            return schema.validate(node).stream().findFirst().map(Wrong::words);
        }
    }

    /** The path's parameters by name; empty when the path is another one. */
    Optional<Map<String, String>> parametersOf(String asked) {
        Matcher matcher = path.matcher(asked);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }
}
