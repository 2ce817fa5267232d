package io.fairlead;

import io.fairlead.attachment.DiskStore;
import io.fairlead.attachment.ManagedStore;
import io.fairlead.attachment.S3Place;
import io.fairlead.attachment.S3Store;
import io.fairlead.attachment.Seal;
import io.fairlead.config.Mistakes;
import io.fairlead.queue.KeyFile;
import io.fairlead.queue.Sealer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The key set that everything is sealed with, and the sealed contents of files. */
public record Vault(KeyFile keys, Sealer sealer, ManagedStore contents) {
    /** @throws IllegalStateException in one sentence, when the key file cannot be used */
    static Vault open(Settings settings) {
        return open(settings, Clock.systemUTC());
    }

    static Vault open(Settings settings, Clock clock) {
        Path data = settings.folder("fairlead.data");
        Path file = settings.find("fairlead.seal.key-file").map(Path::of).orElse(data.resolve("seal-key.json"));
        KeyFile keys = new KeyFile(file, settings.find("fairlead.seal.kms-uri"));
        Sealer sealer = Sealer.with(keys);
        Seal seal = new AttachmentSeal(sealer);
        ManagedStore contents = bucket(settings)
                .<ManagedStore>map(place -> new S3Store(place, seal, clock))
                .orElseGet(() -> new DiskStore(data.resolve("attachments"), seal, clock));
        return new Vault(keys, sealer, contents);
    }

    /** What {@link #open} would say, where the setting is that it is about. */
    public static void check(Settings settings, Path file, int line, Mistakes mistakes) {
        try {
            bucket(settings);
        } catch (IllegalStateException e) {
            mistakes.add(file, line, e.getMessage(), "see docs/operators.md, Files in a bucket");
        }
    }

    private static Optional<S3Place> bucket(Settings settings) {
        return settings.find("fairlead.attachments.s3.bucket")
                .map(bucket -> new S3Place(
                        settings.find("fairlead.attachments.s3.endpoint").orElse(""),
                        settings.text("fairlead.attachments.s3.region"),
                        bucket,
                        settings.find("fairlead.attachments.s3.prefix").orElse(""),
                        settings.find("fairlead.attachments.s3.access-key").orElse(""),
                        settings.find("fairlead.attachments.s3.secret-key").orElse("")));
    }
}
