package io.fairlead.channel;

import io.fairlead.config.Placeholders;
import io.fairlead.config.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One file under {@code routes/channels/}: a route template of a kind, with its parameters. A channel is off while none
 * of the settings that it refers to is set.
 *
 * @param name the route's id, and the channel's name everywhere
 * @param kind the route template's id
 * @param parameters as written, with their places in the file
 */
public record ChannelFile(Path file, String name, String kind, Map<String, YamlNode> parameters) {
    /** The channels of a file; mistakes in its form are noted. */
    public static List<ChannelFile> of(YamlNode root) {
        List<ChannelFile> channels = new ArrayList<>();
        for (YamlNode item : root.items()) {
            YamlNode route = item.get("templatedRoute");
            if (route.isMissing()) {
                item.mistake("a channel is a 'templatedRoute'", "copy one of the files that ship in routes/channels");
                continue;
            }
            Map<String, YamlNode> parameters = new LinkedHashMap<>();
            for (YamlNode parameter : route.get("parameters").items()) {
                String name = parameter.required("name");
                parameter.required("value");
                if (parameters.put(name, parameter.get("value")) != null) {
                    parameter.mistake("the parameter '" + name + "' stands here twice", "keep one of them");
                }
            }
            channels.add(new ChannelFile(
                    root.file(), route.required("routeId"), route.required("routeTemplateRef"), parameters));
        }
        return channels;
    }

    /** Settings without a default that the parameters refer to, in the order of the file. */
    public Set<String> settings() {
        Set<String> keys = new LinkedHashSet<>();
        parameters.values().forEach(value -> keys.addAll(Placeholders.neededBy(value.text())));
        return keys;
    }

    /** Every setting that the parameters refer to, whether or not it has a default. */
    public Set<String> references() {
        Set<String> keys = new LinkedHashSet<>();
        parameters.values().forEach(value -> keys.addAll(Placeholders.in(value.text())));
        return keys;
    }

    /** Those of {@link #settings()} that have no value. */
    public List<String> missing(Function<String, Optional<String>> setting) {
        return settings().stream().filter(key -> setting.apply(key).isEmpty()).toList();
    }

    /** True while nothing that it needs is set: then it is not meant to run. */
    public boolean isOff(Function<String, Optional<String>> setting) {
        return !settings().isEmpty() && missing(setting).size() == settings().size();
    }

    /** A parameter with its placeholders filled in; empty when the file does not give it. */
    public String value(String parameter, Function<String, Optional<String>> setting) {
        YamlNode node = parameters.get(parameter);
        return node == null ? "" : Placeholders.fill(node.text(), setting);
    }
}
