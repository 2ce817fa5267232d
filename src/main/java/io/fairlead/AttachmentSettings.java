package io.fairlead;

import io.fairlead.attachment.S3Place;
import io.fairlead.attachment.TextExtractor;
import io.fairlead.attachment.TikaServer;
import io.fairlead.config.HttpAddress;
import io.fairlead.config.Mistakes;
import io.fairlead.time.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files lie, and who reads those that are no plain text, by {@code fairlead.attachments.*}. */
public final class AttachmentSettings {
    private static final String BUCKET = "fairlead.attachments.s3.bucket";
    private static final String TIKA = "fairlead.attachments.tika";
    /** A public warning waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private AttachmentSettings() {}

    /** Empty for files on the disk; throws an IllegalStateException in one sentence that names the setting to mend. */
    static Optional<S3Place> bucket(Settings settings) {
        return settings.find(BUCKET)
                .map(bucket -> new S3Place(
                        settings.find("fairlead.attachments.s3.endpoint").orElse(""),
                        settings.text("fairlead.attachments.s3.region"),
                        bucket,
                        settings.find("fairlead.attachments.s3.prefix").orElse(""),
                        settings.find("fairlead.attachments.s3.access-key").orElse(""),
                        settings.find("fairlead.attachments.s3.secret-key").orElse("")));
    }

    /** @throws IllegalStateException in one sentence that names the setting to mend */
    static TextExtractor extractor(Settings settings) {
        return settings.find(TIKA)
                .<TextExtractor>map(
                        address -> new TikaServer(HttpAddress.of(TIKA, address), PATIENCE, new SteadyClock()))
                .orElse(TextExtractor.NONE);
    }

    /** What is wrong with a setting, where it stands. */
    public static void check(Settings settings, String key, Path file, int line, Mistakes mistakes) {
        try {
            if (key.equals(BUCKET)) {
                bucket(settings);
            } else if (key.equals(TIKA)) {
                extractor(settings);
            }
        } catch (IllegalStateException e) {
            mistakes.add(file, line, e.getMessage(), "see docs/operators.md, Files");
        }
    }
}
