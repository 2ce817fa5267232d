package io.fairlead.channel;

import io.fairlead.config.EnvironmentName;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All channels of {@code routes/channels/}; what can be said of them without starting anything is checked here. */
public final class ChannelFiles {
    /** The parameters whose value only one channel may have, and what that value is: a second one would be in its way. */
    private static final Map<String, String> SOURCES = Map.of("form", "form", "token", "bot", "folder", "folder");

    private ChannelFiles() {}

    /** In the order of file names; what {@link #judge} finds is noted. */
    public static List<ChannelFile> read(Path folder, Function<String, Optional<String>> setting, Mistakes mistakes) {
        List<ChannelFile> channels = new ArrayList<>();
        for (Path file : yamlFiles(folder, mistakes)) {
            channels.addAll(ChannelFile.of(YamlFile.read(file, mistakes)));
        }
        judge(channels, setting, mistakes);
        return channels;
    }

    /** Notes a name that two channels bear, a form, bot or folder that two take from, and a channel that is half set. */
    public static void judge(
            List<ChannelFile> channels, Function<String, Optional<String>> setting, Mistakes mistakes) {
        Map<String, ChannelFile> byName = new HashMap<>();
        Map<String, ChannelFile> bySource = new HashMap<>();
        for (ChannelFile channel : channels) {
            ChannelFile other = byName.putIfAbsent(channel.name(), channel);
            if (other != null) {
                mistakes.add(
                        channel.file(),
                        0,
                        "the channel '" + channel.name() + "' is already defined in " + other.file(),
                        "give one of them another routeId");
            }
            if (!channel.isOff(setting)) {
                SOURCES.keySet().stream()
                        .filter(channel.parameters()::containsKey)
                        .forEach(source -> alone(channel, source, setting, bySource, mistakes));
                channel.missing(setting)
                        .forEach(key -> mistakes.add(
                                channel.file(),
                                lineOf(channel, key),
                                "the setting '" + key + "' is missing",
                                "set it in config/application.properties, or as "
                                        + EnvironmentName.of(key)
                                        + " in the environment"));
            }
        }
    }

    private static void alone(
            ChannelFile channel,
            String parameter,
            Function<String, Optional<String>> setting,
            Map<String, ChannelFile> bySource,
            Mistakes mistakes) {
        String value = channel.value(parameter, setting);
        ChannelFile other = value.isEmpty() ? null : bySource.putIfAbsent(parameter + "=" + value, channel);
        if (other != null && !other.name().equals(channel.name())) {
            mistakes.add(
                    channel.file(),
                    channel.parameters().get(parameter).line(),
                    "the " + SOURCES.get(parameter) + " is already that of the channel '" + other.name() + "'",
                    "give this channel one of its own");
        }
    }

    /** YAML files of a folder, sorted. */
    public static List<Path> yamlFiles(Path folder, Mistakes mistakes) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            mistakes.add(folder, 0, "the folder cannot be read", "run Fairlead where its routes/ and config/ are");
            return List.of();
        }
    }

    private static int lineOf(ChannelFile channel, String key) {
        return channel.parameters().values().stream()
                .filter(value -> value.text().contains("{{" + key))
                .mapToInt(value -> value.line())
                .findFirst()
                .orElse(0);
    }
}
