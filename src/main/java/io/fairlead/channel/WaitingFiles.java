package io.fairlead.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.file.FileEndpoint;

/**
 * Since when the oldest file lies in a watched folder. A file counts from when it was put there, where the file system
 * tells that: an old archive that is moved in has not waited for years.
 */
final class WaitingFiles {
    private WaitingFiles() {}

    /** {@link PollTimes#NOTHING_WAITS} when there is none; empty when it cannot be seen, or a marker decides. */
    static Optional<Instant> oldest(FileEndpoint folder) {
        if (folder.getDoneFileName() != null) {
            return Optional.empty();
        }
        Pattern wanted =
                Pattern.compile(Optional.ofNullable(folder.getInclude()).orElse(".*"), Pattern.CASE_INSENSITIVE);
        return oldest(folder.getFile().toPath(), wanted);
    }

    static Optional<Instant> oldest(Path folder, Pattern wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return Optional.of(files.filter(file -> isWanted(file.getFileName().toString(), wanted))
                    .filter(Files::isRegularFile)
                    .map(WaitingFiles::since)
                    .min(Comparator.naturalOrder())
                    .orElse(PollTimes.NOTHING_WAITS));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean isWanted(String name, Pattern wanted) {
        return !name.startsWith(".") && wanted.matcher(name).matches();
    }

    private static Instant since(Path file) {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return modified(file);
        } catch (NoSuchFileException e) {
            return PollTimes.NOTHING_WAITS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
