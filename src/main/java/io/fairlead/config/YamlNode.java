package io.fairlead.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in a configuration file with its line. Reading never throws: what is wrong is noted in the {@link Mistakes}
 * given to {@link YamlFile#read}, and a harmless value comes back.
 */
public final class YamlNode {
    private final Node node;
    private final Path file;
    private final Mistakes mistakes;

    YamlNode(Node node, Path file, Mistakes mistakes) {
        this.node = node;
        this.file = file;
        this.mistakes = mistakes;
    }

    static YamlNode empty(Path file, Mistakes mistakes) {
        return new YamlNode(null, file, mistakes);
    }

    /** Line in the file, from 1; 0 when the node is not there. */
    public int line() {
        return node == null
                ? 0
                : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    public Path file() {
        return file;
    }

    public boolean isMissing() {
        return node == null || Tag.NULL.equals(node.getTag());
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Notes a mistake at this line. */
    public void mistake(String what, String how) {
        mistakes.add(file, line(), what, how);
    }

    /** Notes every key that is not in {@code known}, with the nearest that is. */
    public void onlyKeys(Set<String> known) {
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                mistakes.add(
                        file,
                        value.node == null ? line() : value.keyLine(this),
                        "unknown key '" + key + "'",
                        Nearest.of(key, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("known here: "
                                        + String.join(
                                                ", ", known.stream().sorted().toList())));
            }
        });
    }

    /** The value under a key; a missing one is an empty node, which reads as absent. */
    public YamlNode get(String key) {
        return entries().getOrDefault(key, empty(file, mistakes));
    }

    public boolean has(String key) {
        return !get(key).isMissing();
    }

    /** All keys of a map with their values, in the file's order; anything but a map is noted and gives none. */
    public Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                YamlNode value = new YamlNode(tuple.getValueNode(), file, mistakes);
                if (entries.put(key, value) != null) {
                    mistakes.add(file, value.line(), "the key '" + key + "' stands here twice", "keep one of them");
                }
            }
        } else if (!isMissing()) {
            mistake("expected keys with values here", "write 'key: value' lines");
        }
        return entries;
    }

    /** The items of a list; a single value counts as a list of one. */
    public List<YamlNode> items() {
        if (isMissing()) {
            return List.of();
        }
        if (node instanceof SequenceNode list) {
            List<YamlNode> items = new ArrayList<>();
            list.getValue().forEach(item -> items.add(new YamlNode(item, file, mistakes)));
            return items;
        }
        return List.of(this);
    }

    /** The items of a list as text. */
    public List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    /** This scalar as text; empty, with a mistake noted, when it is a map or list. */
    public String text() {
        if (isMissing()) {
            return "";
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        mistake("expected one value here, found " + (isMap() ? "keys" : "a list"), "write it on the same line");
        return "";
    }

    public String text(String key, String otherwise) {
        return has(key) ? get(key).text() : otherwise;
    }

    /** The text under a key that must be there; notes a mistake when it is not. */
    public String required(String key) {
        if (!has(key)) {
            mistake("'" + key + "' is missing", "add '" + key + ": …' here");
            return "";
        }
        return get(key).text();
    }

    public boolean flag(String key, boolean otherwise) {
        return parsed(key, "true or false", text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException();
                })
                .orElse(otherwise);
    }

    public int number(String key, int otherwise) {
        return parsed(key, "a whole number", Integer::valueOf).orElse(otherwise);
    }

    public double decimal(String key, double otherwise) {
        return parsed(key, "a number", Double::valueOf).orElse(otherwise);
    }

    /** The value under a key, read by {@code parse}; whatever that throws is noted as "must be {@code expected}". */
    public <T> Optional<T> parsed(String key, String expected, Function<String, T> parse) {
        if (!has(key)) {
            return Optional.empty();
        }
        YamlNode value = get(key);
        try {
            return Optional.of(parse.apply(value.text()));
        } catch (RuntimeException e) {
            value.mistake("'" + key + "' is '" + value.text() + "'", "it must be " + expected);
            return Optional.empty();
        }
    }

    /**
     * The node that a JSON pointer names ({@code /0/route/steps}), or the nearest one above it that is there.
     *
     * @param pointer as in RFC 6901; empty for this node
     */
    public YamlNode at(String pointer) {
        YamlNode here = this;
        for (String step : pointer.split("/")) {
            YamlNode next =
                    step.isEmpty() ? here : here.child(step.replace("~1", "/").replace("~0", "~"));
            if (next == null || next.node == null) {
                return here;
            }
            here = next;
        }
        return here;
    }

    /** This node as plain maps, lists and values (text, number, boolean, null by YAML's core schema), for validators. */
    public Object toPlain() {
        return node == null ? null : PlainYaml.of(node);
    }

    private YamlNode child(String step) {
        if (node instanceof SequenceNode list && step.matches("\\d{1,9}")) {
            int index = Integer.parseInt(step);
            return index < list.getValue().size() ? new YamlNode(list.getValue().get(index), file, mistakes) : null;
        }
        return isMap() ? entries().get(step) : null;
    }

    private int keyLine(YamlNode map) {
        for (NodeTuple tuple : ((MappingNode) map.node).getValue()) {
            if (tuple.getValueNode() == node) {
                return tuple.getKeyNode()
                        .getStartMark()
                        .map(mark -> mark.getLine() + 1)
                        .orElse(line());
            }
        }
        return line();
    }
}
