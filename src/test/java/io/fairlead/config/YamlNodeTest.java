package io.fairlead.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class YamlNodeTest {
    private final Mistakes mistakes = new Mistakes();

    @Test
    void values_are_read_with_their_defaults() {
        YamlNode root = read("name: desk\nlimit: 7\nopen: true\nwords: [a, b]\none: c\n");

        assertThat(root.required("name")).isEqualTo("desk");
        assertThat(root.number("limit", 1)).isEqualTo(7);
        assertThat(root.flag("open", false)).isTrue();
        assertThat(root.get("words").texts()).containsExactly("a", "b");
        assertThat(root.get("one").texts()).containsExactly("c");
        assertThat(root.decimal("absent", 0.5)).isEqualTo(0.5);
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void an_unknown_key_is_named_with_its_line_and_the_nearest_known_one() {
        read("name: desk\nlimt: 7\n").onlyKeys(Set.of("name", "limit"));

        assertThat(mistakes.all()).hasToString("[config/x.yaml:2: unknown key 'limt'; did you mean 'limit'?]");
    }

    @Test
    void a_wrong_type_and_a_missing_key_are_both_noted() {
        YamlNode root = read("a:\n  limit: many\n").get("a");
        root.number("limit", 1);
        root.required("name");

        assertThat(mistakes.all())
                .extracting(Mistake::toString)
                .containsExactly(
                        "config/x.yaml:2: 'limit' is 'many'; it must be a whole number",
                        "config/x.yaml:2: 'name' is missing; add 'name: …' here");
    }

    @Test
    void a_key_that_stands_twice_is_a_mistake() {
        read("a: 1\na: 2\n").entries();

        assertThat(mistakes.all()).extracting(Mistake::line).containsExactly(2);
    }

    @Test
    void broken_yaml_is_one_mistake_with_its_line() {
        YamlNode root = read("a: 1\nb: [1, 2\n");

        assertThat(root.isMissing()).isTrue();
        assertThat(mistakes.all()).hasSize(1);
        assertThat(mistakes.all().get(0).what()).startsWith("not YAML: ");
        assertThat(mistakes.all().get(0).line()).isPositive();
    }

    private YamlNode read(String yaml) {
        return YamlFile.read(
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), Path.of("config/x.yaml"), mistakes);
    }
}
