package io.fairlead.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Contents as sealed files, {@code ab/abcdef…}, readable by this user only. A file is written under another name, forced
 * to the disk and then renamed: under its hash it is always whole.
 */
public final class DiskStore implements ManagedStore {
    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final Seal seal;
    private final Clock clock;

    public DiskStore(Path folder, Seal seal, Clock clock) {
        this.folder = folder;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public void put(String sha256, byte[] content) {
        Path file = file(sha256);
        try {
            // A file that is there becomes young again, so that the sweep spares it until its message is committed.
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (NoSuchFileException e) {
            write(file, seal.seal(content, sha256));
        } catch (IOException e) {
            throw new StoreAwayException(folder.toString(), e);
        }
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        try {
            return Optional.of(seal.open(Files.readAllBytes(file(sha256)), sha256));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreAwayException(folder.toString(), e);
        }
    }

    @Override
    public int sweep(Duration age, UnaryOperator<Set<String>> unwanted) {
        Instant before = clock.instant().minus(age);
        int removed = 0;
        for (Path part : list(folder)) {
            Map<String, Path> old = new HashMap<>();
            list(part).stream().filter(file -> isOlder(file, before)).forEach(file -> old.put(name(file), file));
            Set<String> hashes = old.keySet().stream().filter(ContentHash::is).collect(Collectors.toSet());
            Set<String> spared = new HashSet<>(hashes);
            spared.removeAll(hashes.isEmpty() ? Set.of() : unwanted.apply(hashes));
            old.keySet().removeAll(spared);
            removed += (int)
                    old.values().stream().filter(file -> remove(file, before)).count();
        }
        return removed;
    }

    @Override
    public void remove(Set<String> unwanted, Duration age) {
        Instant before = clock.instant().minus(age);
        unwanted.stream().map(this::file).filter(file -> isOlder(file, before)).forEach(file -> remove(file, before));
    }

    @Override
    public Map<String, Long> uses(Function<byte[], String> keyOf) {
        return contents().stream()
                .collect(Collectors.groupingBy(file -> keyOf.apply(head(file)), Collectors.counting()));
    }

    @Override
    public List<Boolean> reseal(Predicate<byte[]> outdated) {
        return contents().stream()
                .filter(file -> outdated.test(head(file)))
                .map(this::reseal)
                .toList();
    }

    private boolean reseal(Path file) {
        try {
            write(file, seal.seal(get(name(file)).orElseThrow(), name(file)));
            return true;
        } catch (NoSuchElementException e) {
            return true; // swept out meanwhile
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private List<Path> contents() {
        return list(folder).stream()
                .flatMap(part -> list(part).stream())
                .filter(file -> ContentHash.is(name(file)))
                .toList();
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new StoreAwayException(file.getParent().toString(), e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new StoreAwayException(folder.toString(), e);
        }
    }

    private void write(Path file, byte[] sealed) {
        try {
            Files.createDirectories(file.getParent());
            Path part =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), UNFINISHED);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.getParent());
        } catch (IOException e) {
            throw new StoreAwayException(folder.toString(), e);
        }
    }

    /** A rename is on the disk only when its folder is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Takes the file away first and looks again: if somebody made it young meanwhile, it comes back. */
    private static boolean remove(Path file, Instant before) {
        Path aside = file.resolveSibling(name(file) + ".gone");
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (!isOlder(aside, before)) {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return false;
            }
            return Files.deleteIfExists(aside);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private Path file(String sha256) {
        return folder.resolve(ContentHash.place(sha256));
    }
}
