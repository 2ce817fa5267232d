package io.fairlead.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the repository's config/ or routes/, with one file of other content. */
public final class CopiedFolder {
    private CopiedFolder() {}

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
