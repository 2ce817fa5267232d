package io.fairlead.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the repository's config/ or routes/, with one file of other content. */
public final class CopiedFolder {
    private CopiedFolder() {}

    /** The shipped config/, but its support form takes any number of posts, without a proof of work. */
    public static void withOpenForm(Path folder) throws IOException {
        of(
                "config",
                folder,
                "forms/support.yaml",
                Files.readString(Path.of("config/forms/support.yaml"))
                        .replaceFirst("per-minute: \\d+", "per-minute: 1000000")
                        .replaceFirst("per-minute-in-all: \\d+", "per-minute-in-all: 1000000")
                        .replaceFirst("proof-of-work: \\d+", "proof-of-work: off"));
    }

    public static void of(String name, Path folder, String file, String content) {
        Path shipped = Path.of(name);
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path each : files.toList()) {
                Path copy = folder.resolve(shipped.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
