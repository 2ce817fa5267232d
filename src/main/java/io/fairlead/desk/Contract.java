package io.fairlead.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The operations of {@code openapi.yaml}: what a request must look like is written there and nowhere else. Start with
 * {@link #shipped}.
 */
public final class Contract {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> operations.add(operation(path.getKey(), path.getValue(), method))));
    }

    /** The contract that Fairlead ships. */
    public static Contract shipped() {
        Path name = Path.of("openapi.yaml");
        try (InputStream in = Contract.class.getResourceAsStream("/" + name)) {
            Mistakes mistakes = new Mistakes();
            Object plain = YamlFile.read(in, name, mistakes).toPlain();
            mistakes.throwIfAny();
            return new Contract(new ObjectMapper().valueToTree(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations at a path, by method; empty when there is none. */
    Map<String, Operation> at(String path) {
        Map<String, Operation> found = new TreeMap<>();
        operations.stream()
                .filter(operation -> operation.parametersOf(path).isPresent())
                .forEach(operation -> found.put(operation.method(), operation));
        return found;
    }

    private Operation operation(String path, JsonNode shared, Map.Entry<String, JsonNode> method) {
        JsonNode described = method.getValue();
        List<JsonNode> parameters = new ArrayList<>();
        shared.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        described.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        JsonNode body = described.at("/requestBody/content/application~1json/schema");
        return new Operation(
                described.path("operationId").asText(),
                method.getKey().toUpperCase(Locale.ROOT),
                Pattern.compile(PARAMETER.matcher(path).replaceAll("([^/]+)")),
                PARAMETER
                        .matcher(path)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList(),
                checked(parameters, "path"),
                checked(parameters, "query"),
                checked(parameters, "header"),
                body.isMissingNode() ? null : schema(body));
    }

    private Map<String, Operation.Checked> checked(List<JsonNode> parameters, String in) {
        Map<String, Operation.Checked> checked = new TreeMap<>();
        parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .forEach(parameter -> checked.put(
                        parameter.path("name").asText(),
                        new Operation.Checked(
                                schema(parameter.path("schema")),
                                parameter.at("/schema/type").asText().equals("integer"))));
        return checked;
    }

    private JsonNode resolved(JsonNode node) {
        return Optional.ofNullable(node.get("$ref"))
                .map(reference -> document.at(reference.asText().substring(1)))
                .orElse(node);
    }

    /** A schema that can still see the contract's components. */
    private JsonSchema schema(JsonNode node) {
        ObjectNode root = node.deepCopy();
        root.set("components", document.get("components"));
        return SCHEMAS.getSchema(root, STRICT);
    }
}
