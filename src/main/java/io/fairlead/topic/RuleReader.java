package io.fairlead.topic;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.fairlead.config.Nearest;
import io.fairlead.config.YamlNode;
import io.fairlead.ticket.ChannelKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one entry of {@code rules:} in {@code config/topics.yaml}. */
final class RuleReader {
    private static final Set<String> CONDITIONS = Set.of(
            "all", "any", "none", "words", "pattern", "channel", "kind", "language", "sender", "finding", "fact");

    private final Lexicon lexicon;

    private RuleReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    static Rule rule(YamlNode node, Set<String> topics, Lexicon lexicon) {
        node.onlyKeys(Set.of("name", "when", "set"));
        YamlNode set = node.get("set");
        set.onlyKeys(Set.of("topic", "priority", "flag"));
        String topic = set.text("topic", "");
        if (!topic.isEmpty() && !topics.contains(topic)) {
            set.get("topic")
                    .mistake(
                            "there is no topic '" + topic + "'",
                            Nearest.of(topic, topics)
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("name one of this file"));
        }
        if (set.entries().isEmpty()) {
            node.mistake("the rule sets nothing", "add 'set:' with topic, priority or flag");
        }
        return new Rule(
                node.required("name"),
                new RuleReader(lexicon).condition(node.get("when")),
                topic,
                TopicsFile.priority(set, "priority", null),
                set.text("flag", ""));
    }

    /** Several keys under one another must all hold. */
    private Condition condition(YamlNode node) {
        node.onlyKeys(CONDITIONS);
        List<Condition> conditions = new ArrayList<>();
        node.entries().forEach((key, value) -> conditions.add(condition(key, value)));
        if (conditions.isEmpty()) {
            node.mistake("the rule has no condition", "add 'when:' with words, pattern, channel, …");
        }
        return Condition.all(conditions);
    }

    private Condition condition(String key, YamlNode value) {
        return switch (key) {
            case "all" -> Condition.all(nested(value));
            case "any" -> Condition.any(nested(value));
            case "none" -> Condition.none(nested(value));
            case "words" -> Condition.words(value.texts(), lexicon);
            case "pattern" -> pattern(value);
            case "channel" -> {
                List<String> names = value.texts();
                yield Condition.is(
                        "channel",
                        message -> names.contains(
                                message.guarded().message().channel().name()));
            }
            case "kind" -> kind(value);
            case "language" -> {
                List<String> tags = value.texts();
                yield Condition.is(
                        "language", message -> tags.stream().anyMatch(tag -> speaks(message.language(), tag)));
            }
            case "sender" -> sender(value);
            case "finding" -> {
                List<String> types = value.texts();
                yield Condition.is("finding", message -> types.stream().anyMatch(message::finding));
            }
            case "fact" -> {
                List<String> types = value.texts();
                yield Condition.is("fact", message -> types.stream().anyMatch(message::fact));
            }
            default -> Condition.none(List.of());
        };
    }

    private List<Condition> nested(YamlNode list) {
        return list.items().stream().map(this::condition).toList();
    }

    private static Condition pattern(YamlNode value) {
        try {
            return Condition.pattern(value.text());
        } catch (PatternSyntaxException e) {
            value.mistake("not a pattern: " + e.getDescription(), "write it in RE2 syntax, in single quotes");
            return Condition.none(List.of());
        }
    }

    private static Condition kind(YamlNode value) {
        List<ChannelKind> kinds = new ArrayList<>();
        for (YamlNode item : value.items()) {
            try {
                kinds.add(ChannelKind.of(item.text()));
            } catch (IllegalArgumentException e) {
                item.mistake(e.getMessage(), "write one of them");
            }
        }
        return Condition.is(
                "kind",
                message -> kinds.contains(message.guarded().message().channel().kind()));
    }

    /** Senders may carry {@code *} wildcards: {@code *@partner.example}. */
    private static Condition sender(YamlNode value) {
        List<Pattern> senders = value.texts().stream()
                .map(text ->
                        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
                .toList();
        return Condition.is("sender", message -> {
            var author = message.guarded().message().author();
            return senders.stream()
                    .anyMatch(pattern -> pattern.matcher(author.id()).matches()
                            || author.addresses().stream()
                                    .anyMatch(
                                            address -> pattern.matcher(address).matches()));
        });
    }

    private static boolean speaks(String language, String tag) {
        return language.equals(tag) || language.startsWith(tag + "-");
    }
}
