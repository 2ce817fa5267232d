package io.fairlead.topic;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code config/topics.yaml} as read: topics, rules, times, and the words that facts are found by.
 *
 * @param model {@code default}, {@code none}, or a file made by {@code fairlead topics train}
 * @param unsureBelow confidence under which a person sorts the message; NaN takes the model's own calibrated one
 * @param due time until the first answer by kind of channel
 * @param dueAtMost by priority, the longest time until the first answer
 * @param calendars working hours by team; a team that is not there works round the clock
 * @param lexicon all words of rules and facts, and the shipped ones, to be sought in one walk
 */
public record TopicsFile(
        Path file,
        String model,
        double unsureBelow,
        Map<ChannelKind, Duration> due,
        Map<Priority, Duration> dueAtMost,
        Map<String, WorkingHours> calendars,
        Map<String, Topic> topics,
        List<Rule> rules,
        FactWords facts,
        Lexicon lexicon) {

    private static final Duration USUAL_DUE = Duration.ofHours(24);
    private static final Set<String> KEYS =
            Set.of("model", "unsure-below", "due", "due-at-most", "calendars", "topics", "rules", "facts");
    private static final Set<String> TOPIC_KEYS =
            Set.of("code", "names", "description", "team", "priority", "due", "required", "keywords", "parent");

    /** Reads the file; what is wrong in it is noted with its line. */
    public static TopicsFile read(Path file, Mistakes mistakes) {
        YamlNode root = YamlFile.read(file, mistakes);
        root.onlyKeys(KEYS);
        Map<String, Topic> topics = new LinkedHashMap<>();
        for (YamlNode node : root.get("topics").items()) {
            Topic topic = topic(node);
            if (topics.put(topic.code(), topic) != null) {
                node.mistake("the topic '" + topic.code() + "' stands here twice", "keep one of them");
            }
        }
        checkParents(root, topics);
        Lexicon lexicon = ShippedPhrases.lexicon().copy();
        List<Rule> rules = new ArrayList<>();
        for (YamlNode node : root.get("rules").items()) {
            rules.add(RuleReader.rule(node, topics.keySet(), lexicon));
        }
        return new TopicsFile(
                file,
                root.text("model", "default"),
                root.decimal("unsure-below", Double.NaN),
                due(root.get("due")),
                dueAtMost(root.get("due-at-most")),
                CalendarReader.read(root.get("calendars"), teams(topics)),
                topics,
                List.copyOf(rules),
                FactWords.read(root.get("facts"), lexicon),
                lexicon);
    }

    /** The working time until the first answer; a topic's own comes before the kind's, and the priority's is the most. */
    public Duration due(Optional<Topic> topic, ChannelKind kind, Priority priority) {
        Duration common = due.getOrDefault(kind, USUAL_DUE);
        Duration usual = topic.map(Topic::due).orElse(Map.of()).getOrDefault(kind, common);
        Duration most = dueAtMost.getOrDefault(priority, usual);
        return most.compareTo(usual) < 0 ? most : usual;
    }

    private static Set<String> teams(Map<String, Topic> topics) {
        return topics.values().stream().map(Topic::team).collect(Collectors.toSet());
    }

    private static Topic topic(YamlNode node) {
        node.onlyKeys(TOPIC_KEYS);
        Map<String, String> names = new LinkedHashMap<>();
        node.get("names").entries().forEach((language, name) -> names.put(language, name.text()));
        List<String> keywords = new ArrayList<>();
        node.get("keywords").entries().forEach((language, words) -> keywords.addAll(words.texts()));
        return new Topic(
                node.required("code"),
                names,
                node.text("description", ""),
                node.text("team", ""),
                priority(node, "priority", Priority.NORMAL),
                due(node.get("due")),
                node.get("required").texts(),
                keywords,
                node.text("parent", ""));
    }

    private static void checkParents(YamlNode root, Map<String, Topic> topics) {
        for (YamlNode node : root.get("topics").items()) {
            String parent = node.text("parent", "");
            if (!parent.isEmpty() && !topics.containsKey(parent)) {
                node.get("parent").mistake("there is no topic '" + parent + "'", "name one of this file, or remove it");
            }
        }
    }

    static Priority priority(YamlNode node, String key, Priority otherwise) {
        return node.parsed(key, "urgent, high, normal or low", text -> Priority.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    private static Map<ChannelKind, Duration> due(YamlNode node) {
        Map<ChannelKind, Duration> due = new EnumMap<>(ChannelKind.class);
        node.onlyKeys(Set.of("email", "telegram", "form", "webhook", "file"));
        for (ChannelKind kind : ChannelKind.values()) {
            duration(node, kind.code()).ifPresent(time -> due.put(kind, time));
        }
        return due;
    }

    private static Map<Priority, Duration> dueAtMost(YamlNode node) {
        Map<Priority, Duration> due = new EnumMap<>(Priority.class);
        node.onlyKeys(Set.of("urgent", "high", "normal", "low"));
        for (Priority priority : Priority.values()) {
            duration(node, priority.name().toLowerCase(Locale.ROOT)).ifPresent(time -> due.put(priority, time));
        }
        return due;
    }

    private static Optional<Duration> duration(YamlNode node, String key) {
        return node.parsed(key, "a time such as 15m, 4h or 2d", text -> {
            int amount = Integer.parseInt(text.substring(0, text.length() - 1));
            Duration time = switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                case 'd' -> Duration.ofDays(amount);
                default -> throw new IllegalArgumentException(text);
            };
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(text);
            }
            return time;
        });
    }
}
