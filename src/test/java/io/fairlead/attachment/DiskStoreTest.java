package io.fairlead.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {
    private static final String HASH = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final byte[] CONTENT = "a receipt".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void a_content_is_stored_once_and_read_again() throws IOException {
        DiskStore store = store(NOW);

        store.put(HASH, CONTENT);
        store.put(HASH, CONTENT);

        assertThat(store.get(HASH)).hasValue(CONTENT);
        assertThat(files()).hasSize(1);
    }

    @Test
    void what_was_never_stored_is_not_there() {
        assertThat(store(NOW).get(HASH)).isEmpty();
    }

    @Test
    void only_the_sealed_form_is_on_the_disk() throws IOException {
        store(NOW).put(HASH, CONTENT);

        assertThat(Files.readAllBytes(files().get(0))).isNotEqualTo(CONTENT);
    }

    @Test
    void a_name_that_is_no_hash_reaches_no_file() {
        assertThatThrownBy(() -> store(NOW).get("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_sweep_removes_what_is_old_and_unwanted_only() throws IOException {
        store(NOW.minus(Duration.ofDays(2))).put(HASH, CONTENT);
        store(NOW.minus(Duration.ofDays(2))).put(OTHER, CONTENT);
        age(Duration.ofDays(2));
        String young = "ef".repeat(32);
        store(NOW).put(young, CONTENT);
        Files.setLastModifiedTime(folder.resolve("ef").resolve(young), FileTime.from(NOW));

        int removed = store(NOW).sweep(Duration.ofDays(1), hashes -> {
            assertThat(hashes).doesNotContain(young);
            return hashes.contains(HASH) ? Set.of(HASH) : Set.of();
        });

        assertThat(removed).isEqualTo(1);
        assertThat(store(NOW).get(HASH)).isEmpty();
        assertThat(store(NOW).get(OTHER)).isPresent();
        assertThat(store(NOW).get(young)).isPresent();
    }

    @Test
    void a_content_that_comes_again_is_young_again() throws IOException {
        store(NOW).put(HASH, CONTENT);
        age(Duration.ofDays(2));

        store(NOW).put(HASH, CONTENT);

        assertThat(store(NOW).sweep(Duration.ofDays(1), hashes -> hashes)).isZero();
        assertThat(store(NOW).get(HASH)).isPresent();
    }

    @Test
    void a_write_that_was_cut_off_is_swept_out() throws IOException {
        store(NOW).put(HASH, CONTENT);
        Path part = folder.resolve("ab").resolve(HASH + "123.part");
        Files.write(part, CONTENT);
        age(Duration.ofDays(2));

        store(NOW).sweep(Duration.ofDays(1), hashes -> Set.of());

        assertThat(part).doesNotExist();
        assertThat(store(NOW).get(HASH)).isPresent();
    }

    private DiskStore store(Instant now) {
        return new DiskStore(folder, new Mirror(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private void age(Duration by) throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minus(by)));
        }
    }

    /** Not a seal, but not the content either. */
    static final class Mirror implements Seal {
        @Override
        public byte[] seal(byte[] content, String sha256) {
            byte[] sealed = content.clone();
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] ^= (byte) 0x5A;
            }
            return sealed;
        }

        @Override
        public byte[] open(byte[] sealed, String sha256) {
            return seal(sealed, sha256);
        }
    }
}
