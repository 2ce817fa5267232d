package io.fairlead.desk;

import io.fairlead.topic.TopicsFile;
import java.util.List;
import java.util.Map;

/**
 * What people call a topic, for pages.
 *
 * @param names by language tag
 * @param team who works on it, empty when nobody is named
 */
public record TopicNames(String code, Map<String, String> names, String team) {
    public TopicNames {
        names = Map.copyOf(names);
    }

    /** In the file's order. */
    public static List<TopicNames> of(TopicsFile file) {
        return file.topics().values().stream()
                .map(topic -> new TopicNames(topic.code(), topic.names(), topic.team()))
                .toList();
    }
}
