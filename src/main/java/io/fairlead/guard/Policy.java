package io.fairlead.guard;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import io.fairlead.ticket.Severity;
import io.fairlead.ticket.Visibility;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rules of {@code config/guard.yaml}: a kind that it does not name is masked and warned about, never let through. */
final class Policy {
    private static final Rule UNNAMED =
            new Rule(Severity.HIGH, EnumSet.of(Action.MASK, Action.WARN), EnumSet.of(Action.MASK));

    private final Map<String, Rule> kinds = new HashMap<>();
    private final Map<String, Map<String, Rule>> channels = new HashMap<>();

    static Policy read(Path file, Mistakes mistakes) {
        Policy policy = new Policy();
        YamlNode root = YamlFile.read(file, mistakes);
        root.onlyKeys(Set.of("kinds", "channels", "detectors"));
        root.get("kinds").entries().forEach((kind, node) -> policy.kinds.put(kind, rule(node, UNNAMED, true)));
        root.get("channels").entries().forEach((channel, kinds) -> {
            Map<String, Rule> rules = new HashMap<>();
            kinds.entries()
                    .forEach((kind, node) ->
                            rules.put(kind, rule(node, policy.kinds.getOrDefault(kind, UNNAMED), false)));
            policy.channels.put(channel, rules);
        });
        for (YamlNode detector : root.get("detectors").items()) {
            String name = detector.text("name", "");
            if (!policy.kinds.containsKey(name)) {
                detector.mistake("the policy says nothing of '" + name + "'", "add it under 'kinds:'");
            }
        }
        return policy;
    }

    Rule rule(String kind, String channel) {
        Rule exception = channels.getOrDefault(channel, Map.of()).get(kind);
        return exception != null ? exception : kinds.getOrDefault(kind, UNNAMED);
    }

    private static Rule rule(YamlNode node, Rule otherwise, boolean whole) {
        node.onlyKeys(Set.of("severity", "public", "private"));
        if (whole) {
            node.required("severity");
            if (!node.has("public") || !node.has("private")) {
                node.mistake(
                        "it must say what is done in public and in private", "add 'public: […]' and 'private: […]'");
            }
        }
        Severity severity = node.parsed("severity", known(), word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise.severity());
        return new Rule(
                severity,
                actions(node.get("public"), otherwise.actions(Visibility.PUBLIC)),
                actions(node.get("private"), otherwise.actions(Visibility.PRIVATE)));
    }

    private static Set<Action> actions(YamlNode node, Set<Action> otherwise) {
        if (node.isMissing()) {
            return otherwise;
        }
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (YamlNode item : node.items()) {
            try {
                actions.add(Action.of(item.text()));
            } catch (IllegalArgumentException e) {
                item.mistake("unknown action '" + item.text() + "'", "known: " + Action.known());
            }
        }
        if (actions.contains(Action.IGNORE) && actions.size() > 1) {
            node.mistake("'ignore' stands beside other actions", "keep one or the other");
        }
        return actions.isEmpty() ? otherwise : actions;
    }

    private static String known() {
        return String.join(
                ", ",
                Arrays.stream(Severity.values())
                        .map(s -> s.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
