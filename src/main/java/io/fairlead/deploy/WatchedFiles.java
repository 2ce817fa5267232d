package io.fairlead.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which files under some folders were added, changed or deleted; each once it looks the same twice, because an
 * editor may still be writing. It looks itself, since not every file system tells of changes (containers, NFS).
 */
final class WatchedFiles {
    /** Editors keep their own files beside ours: .x.swp, x~, #x#. */
    private static final Pattern HIDDEN = Pattern.compile("\\..+|.*~|#.*#|.*\\.(swp|tmp|bak|orig)");

    private record Stamp(long size, FileTime changed, Object identity) {}

    private final List<Path> folders;
    private Map<Path, Stamp> told;
    private Map<Path, Stamp> lastSeen;

    /** What is there now is no change. */
    WatchedFiles(List<Path> folders) {
        this.folders = List.copyOf(folders);
        this.told = stamps();
        this.lastSeen = told;
    }

    /** What has changed since it was told last, sorted. */
    Set<Path> changes() {
        Map<Path, Stamp> seen = stamps();
        Set<Path> files = new HashSet<>(seen.keySet());
        files.addAll(told.keySet());
        Set<Path> changes = new TreeSet<>();
        for (Path file : files) {
            Stamp stamp = seen.get(file);
            if (!Objects.equals(stamp, told.get(file)) && Objects.equals(stamp, lastSeen.get(file))) {
                changes.add(file);
            }
        }
        changes.forEach(file -> told.compute(file, (path, before) -> seen.get(path)));
        lastSeen = seen;
        return changes;
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new HashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> !isHidden(folder, file)).forEach(file -> stamp(file, stamps));
            } catch (IOException | java.io.UncheckedIOException e) {
                // Without the folder, or with one that goes while we look: what was told stays, the next look decides.
                lastSeen = Map.of();
                return told == null ? stamps : new HashMap<>(told);
            }
        }
        return stamps;
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (HIDDEN.matcher(part.toString()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static void stamp(Path file, Map<Path, Stamp> stamps) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                stamps.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()));
            }
        } catch (NoSuchFileException e) {
            return; // gone since the folder was listed
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
