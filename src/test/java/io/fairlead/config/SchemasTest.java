package io.fairlead.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas by which editors complete config/ and channel files fit what ships, and refuse what the readers refuse. */
class SchemasTest {
    private static final Path SCHEMAS = Path.of("config/schemas");

    @ParameterizedTest
    @MethodSource("shipped")
    void what_ships_fits_its_schema(Path file, String schema) throws IOException {
        assertThat(mistakes(schema, Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            guard   | {kindz: {}}
            guard   | {kinds: {PASSWORD: {public: [hide]}}}
            guard   | {detectors: [{name: X, pattern: x, find: [«x»]}]}
            brands  | {brands: [{nme: x}]}
            groups  | {take: some}
            topics  | {topics: [{code: a, priority: soon}]}
            topics  | {topics: [{code: a}], due: {email: soon}}
            topics  | {topics: [{code: a}], rules: [{when: {wordz: x}, set: {}}]}
            form    | {title: {en: x}, fields: [{name: A b, label: {en: x}}]}
            answers | {templates: [{id: a, titel: x, text: y}]}
            channel | [{templatedRoute: {routeId: x}}]
            webhooks | {endpoints: [{name: x, url: 'https://example.org'}]}
            webhooks | {endpoints: [{name: x, to: 'seda:x', events: [ticket.vanished]}]}
            """)
    void a_mistake_is_found(String schema, String yaml) throws IOException {
        assertThat(mistakes(schema, yaml)).isNotEmpty();
    }

    @Test
    void every_schema_is_used() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            List<String> used =
                    shipped().map(row -> row[1] + ".schema.json").distinct().toList();
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(used);
        }
    }

    static Stream<Object[]> shipped() throws IOException {
        return Stream.of(
                        Stream.of("guard", "brands", "groups", "topics", "webhooks")
                                .map(name -> new Object[] {Path.of("config", name + ".yaml"), name}),
                        all("config/forms", "form"),
                        all("config/answers", "answers"),
                        all("config/notices", "texts"),
                        all("config/pages", "texts"),
                        all("routes/channels", "channel"))
                .flatMap(rows -> rows);
    }

    private static Stream<Object[]> all(String folder, String schema) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().map(file -> new Object[] {file, schema}).toList().stream();
        }
    }

    private static Set<ValidationMessage> mistakes(String schema, String yaml) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMAS.resolve(schema + ".schema.json")))
                .validate(json(yaml), InputFormat.JSON);
    }

    private static String json(String yaml) throws JsonProcessingException {
        Mistakes mistakes = new Mistakes();
        YamlNode root = YamlFile.read(
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), Path.of("x.yaml"), mistakes);
        mistakes.throwIfAny();
        return new ObjectMapper().writeValueAsString(root.toPlain());
    }
}
