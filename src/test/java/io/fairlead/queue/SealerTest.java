package io.fairlead.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final byte[] WORDS = "what the customer wrote".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void what_is_sealed_is_opened_again_after_a_restart() {
        byte[] sealed = Sealer.withKeyFile(keyFile()).seal(WORDS, "mail", "1-1");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("customer");
        assertThat(Sealer.withKeyFile(keyFile()).open(sealed, "mail", "1-1")).isEqualTo(WORDS);
    }

    @Test
    void it_cannot_be_opened_as_another_message_or_with_another_key() {
        byte[] sealed = Sealer.withKeyFile(keyFile()).seal(WORDS, "mail", "1-1");

        assertThatThrownBy(() -> Sealer.withKeyFile(keyFile()).open(sealed, "mail", "1-2"))
                .hasMessageContaining("belongs to another message");
        assertThatThrownBy(
                        () -> Sealer.withKeyFile(folder.resolve("other.json")).open(sealed, "mail", "1-1"))
                .hasMessageContaining("another key");
    }

    @Test
    void only_its_owner_can_read_the_key_file() throws IOException {
        Sealer.withKeyFile(keyFile());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_broken_key_file_is_named_and_never_replaced() throws IOException {
        Files.writeString(keyFile(), "{}");

        assertThatThrownBy(() -> Sealer.withKeyFile(keyFile()))
                .hasMessageContaining("key.json")
                .hasMessageContaining("restore it from your backup");
        assertThat(keyFile()).hasContent("{}");
    }

    private Path keyFile() {
        return folder.resolve("key.json");
    }
}
