package io.fairlead.desk;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people call a topic, for pages; read from {@code config/topics.yaml}, whose mistakes the classifier tells.
 *
 * @param names by language tag
 * @param team who works on it, empty when nobody is named
 */
public record TopicNames(String code, Map<String, String> names, String team) {
    public TopicNames {
        names = Map.copyOf(names);
    }

    /** In the file's order. */
    public static List<TopicNames> read(Path file) {
        return YamlFile.read(file, new Mistakes()).get("topics").items().stream()
                .map(TopicNames::of)
                .toList();
    }

    private static TopicNames of(YamlNode node) {
        Map<String, String> names = new LinkedHashMap<>();
        node.get("names").entries().forEach((language, name) -> names.put(language, name.text()));
        return new TopicNames(node.text("code", ""), names, node.text("team", ""));
    }
}
