package io.fairlead.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingFilesTest {
    private static final Pattern MAILS = Pattern.compile(".*[.]eml");

    @TempDir
    private Path folder;

    @Test
    void a_folder_without_a_wanted_file_has_nothing_that_waits() throws IOException {
        Files.writeString(folder.resolve("readme.txt"), "x");
        Files.writeString(folder.resolve(".hidden.eml"), "x");
        Files.createDirectories(folder.resolve("folder.eml"));

        assertThat(WaitingFiles.oldest(folder, MAILS)).contains(PollTimes.NOTHING_WAITS);
    }

    @Test
    void an_old_archive_counts_from_when_it_was_put_there() throws IOException {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));
        Path old = Files.writeString(folder.resolve("old.eml"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2019-01-01T00:00:00Z")));

        assertThat(WaitingFiles.oldest(folder, MAILS).orElseThrow())
                .isBetween(before, before.plus(Duration.ofHours(1)));
    }

    @Test
    void of_a_folder_that_cannot_be_seen_nobody_knows() {
        assertThat(WaitingFiles.oldest(folder.resolve("away"), MAILS)).isEmpty();
    }
}
