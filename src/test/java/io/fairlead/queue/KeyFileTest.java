package io.fairlead.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testkit.PlayKms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are added, wrapped and dropped, with a sealer that runs meanwhile. */
class KeyFileTest {
    private static final byte[] WORDS = "what the customer wrote".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_new_key_seals_at_once_and_the_old_one_still_opens() {
        Sealer sealer = Sealer.with(file());
        byte[] before = seal(sealer);

        file().rotate();
        byte[] after = seal(sealer);

        assertThat(Sealer.keyOf(after)).isEqualTo(sealer.newestKey()).isNotEqualTo(Sealer.keyOf(before));
        assertThat(file().keys())
                .containsExactly(
                        new KeyFile.Key(Sealer.keyOf(before), false), new KeyFile.Key(Sealer.keyOf(after), true));
        assertThat(open(sealer, before)).isEqualTo(WORDS);
        assertThat(open(Sealer.with(file()), before)).isEqualTo(WORDS);
    }

    @Test
    void what_a_dropped_key_has_sealed_stays_sealed() {
        Sealer sealer = Sealer.with(file());
        byte[] before = seal(sealer);
        file().rotate();
        byte[] after = seal(sealer);

        file().dropOld();

        assertThat(file().keys()).hasSize(1);
        assertThat(open(sealer, after)).isEqualTo(WORDS);
        assertThatThrownBy(() -> open(sealer, before)).hasMessageContaining("another key");
    }

    @Test
    void a_file_that_is_replaced_by_something_else_stops_no_running_sealer() throws IOException {
        Sealer sealer = Sealer.with(file());
        byte[] before = seal(sealer);

        Files.writeString(path(), "half a fi");

        assertThat(open(sealer, seal(sealer))).isEqualTo(WORDS);
        Files.delete(path());
        assertThat(open(sealer, before)).isEqualTo(WORDS);
    }

    @Test
    void the_file_stays_its_owners_alone_and_nothing_else_is_left_beside_it() throws IOException {
        Sealer.with(file());
        file().rotate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void with_a_kms_the_file_is_wrapped_and_opens_only_by_it() throws IOException {
        KeyFile wrapped = new KeyFile(path(), Optional.of(PlayKms.URI));
        byte[] sealed = seal(Sealer.with(wrapped));

        assertThat(Files.readString(path())).contains("encryptedKeyset").doesNotContain("\"value\"");
        assertThat(open(Sealer.with(wrapped), sealed)).isEqualTo(WORDS);
        assertThatThrownBy(() -> Sealer.with(file()))
                .hasMessageContaining("wrapped by a KMS")
                .hasMessageContaining("fairlead.seal.kms-uri");
        assertThatThrownBy(() -> Sealer.with(new KeyFile(path(), Optional.of("nobodys-kms://key"))))
                .hasMessageContaining("nobodys-kms://key");
    }

    @Test
    void a_file_in_clear_is_wrapped_with_the_next_rotation_and_what_it_sealed_still_opens() throws IOException {
        byte[] before = seal(Sealer.with(file()));
        Files.copy(path(), folder.resolve("in-clear.json"), StandardCopyOption.COPY_ATTRIBUTES);
        KeyFile wrapped = new KeyFile(path(), Optional.of(PlayKms.URI));

        assertThat(open(Sealer.with(wrapped), before)).isEqualTo(WORDS);
        wrapped.rotate();

        assertThat(Files.readString(path())).contains("encryptedKeyset");
        assertThat(open(Sealer.with(wrapped), before)).isEqualTo(WORDS);
    }

    private static byte[] seal(Sealer sealer) {
        return sealer.seal(WORDS, "mail", "1-1");
    }

    private static byte[] open(Sealer sealer, byte[] sealed) {
        return sealer.open(sealed, "mail", "1-1");
    }

    private KeyFile file() {
        return new KeyFile(path(), Optional.empty());
    }

    private Path path() {
        return folder.resolve("key.json");
    }
}
