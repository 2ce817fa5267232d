package io.fairlead.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into plain Java values. */
final class PlainYaml {
    private PlainYaml() {}

    static Object of(Node node) {
        if (node instanceof MappingNode map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.getValue()
                    .forEach(tuple -> values.put(String.valueOf(of(tuple.getKeyNode())), of(tuple.getValueNode())));
            return values;
        }
        if (node instanceof SequenceNode list) {
            List<Object> values = new ArrayList<>();
            list.getValue().forEach(item -> values.add(of(item)));
            return values;
        }
        return scalar((ScalarNode) node);
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        if (Tag.NULL.equals(node.getTag())) {
            return null;
        }
        if (Tag.BOOL.equals(node.getTag())) {
            return Boolean.valueOf(text);
        }
        try {
            if (Tag.INT.equals(node.getTag())) {
                return Long.decode(text);
            }
            if (Tag.FLOAT.equals(node.getTag())) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            return text;
        }
        return text;
    }
}
