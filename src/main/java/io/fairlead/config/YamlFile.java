package io.fairlead.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file into a {@link YamlNode} that knows its lines; start here to read any file under {@code config/}. */
public final class YamlFile {
    private YamlFile() {}

    /** The root node; an unreadable or broken file gives an empty node and a mistake, so that the reader goes on. */
    public static YamlNode read(Path file, Mistakes mistakes) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file, mistakes);
        } catch (NoSuchFileException e) {
            mistakes.add(file, 0, "the file is missing", "put it back, or take the one that Fairlead ships");
        } catch (IOException e) {
            mistakes.add(file, 0, "cannot be read: " + e.getMessage(), "check that it is a file and may be read");
        }
        return YamlNode.empty(file, mistakes);
    }

    /** The same from a stream; {@code file} only names it in mistakes. */
    public static YamlNode read(InputStream in, Path file, Mistakes mistakes) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(64 << 20)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeInputStream(in);
            return root.map(node -> new YamlNode(node, file, mistakes)).orElseGet(() -> YamlNode.empty(file, mistakes));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            mistakes.add(file, line, "not YAML: " + e.getProblem(), "check indentation and quotes here");
        } catch (YamlEngineException e) {
            mistakes.add(file, 0, "not YAML: " + firstLine(e.getMessage()), "check that it is UTF-8 text");
        }
        return YamlNode.empty(file, mistakes);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
