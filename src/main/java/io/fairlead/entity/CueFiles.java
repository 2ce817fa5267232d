package io.fairlead.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lists of context words that ship; a mistake in them stops the start. */
final class CueFiles {
    private static final List<String> FILES = List.of("password", "otp", "keys", "identity", "account");

    private CueFiles() {}

    static void addTo(Keywords keywords) {
        FILES.forEach(name -> read(lines("cues/" + name + ".txt"), keywords));
    }

    /** Lines of a resource beside the detectors, comments and empty lines left out. */
    static List<String> lines(String name) {
        try (InputStream in = CueFiles.class.getResourceAsStream("/entity/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource entity/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(List<String> lines, Keywords keywords) {
        int cue = -1;
        for (String line : lines) {
            if (line.startsWith("[")) {
                cue = Cue.valueOf(line.substring(1, line.indexOf(']'))).ordinal();
                continue;
            }
            for (String word : line.substring(line.indexOf(':') + 1).split(",")) {
                String key = Folding.key(word.strip());
                if (!key.isEmpty()) {
                    keywords.add(key, cue);
                }
            }
        }
    }
}
