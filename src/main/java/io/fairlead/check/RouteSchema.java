package io.fairlead.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fairlead.config.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Checks a route file against the JSON schema of Camel's YAML DSL, which lies in camel-yaml-dsl's jar. */
final class RouteSchema {
    private static final String SCHEMA = "/schema/camelYamlDsl.json";

    /** The schema refers to itself all over: read whole, with each way to each part, it takes 230 MB. */
    private static final SchemaValidatorsConfig AS_NEEDED =
            SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();

    private final JsonSchema schema;

    RouteSchema() {
        try (InputStream in = RouteSchema.class.getResourceAsStream(SCHEMA)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in, AS_NEEDED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what the schema finds, each at its line. */
    void check(YamlNode root) {
        if (!root.isList()) {
            root.mistake(
                    "a route file is a list", "begin it with '- route:', '- routeTemplate:' or '- templatedRoute:'");
            return;
        }
        String plain;
        try {
            plain = new ObjectMapper().writeValueAsString(root.toPlain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (ValidationMessage message : deepest(schema.validate(plain, InputFormat.JSON))) {
            YamlNode place = root.at(pointer(message));
            if (message.getType().equals("additionalProperties")) {
                String key = message.getProperty();
                (place.has(key) ? place.get(key) : place)
                        .mistake("unknown key '" + key + "'", "it is not part of Camel's YAML; see its documentation");
            } else {
                place.mistake(message.getMessage().replaceFirst("^[^:]*: ", ""), "");
            }
        }
    }

    /** A mistake deep inside fails every level above it as well (oneOf); only the deepest ones help. */
    private static List<ValidationMessage> deepest(Iterable<ValidationMessage> messages) {
        List<ValidationMessage> all = new ArrayList<>();
        messages.forEach(all::add);
        return all.stream()
                .filter(message -> all.stream()
                        .noneMatch(other -> other != message && pointer(other).startsWith(pointer(message) + "/")))
                .filter(message ->
                        !message.getType().equals("oneOf") && !message.getType().equals("anyOf"))
                .toList();
    }

    private static String pointer(ValidationMessage message) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < message.getInstanceLocation().getNameCount(); i++) {
            pointer.append('/').append(message.getInstanceLocation().getName(i));
        }
        return pointer.toString();
    }
}
