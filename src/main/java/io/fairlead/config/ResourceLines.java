package io.fairlead.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads lists that ship with the router, one entry a line. */
public final class ResourceLines {
    private ResourceLines() {}

    /**
     * Its lines but for empty ones and comments.
     *
     * @param path of a resource in UTF-8, from the root: {@code /topics/concepts.txt}
     */
    public static List<String> of(String path) {
        try (InputStream in = ResourceLines.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
