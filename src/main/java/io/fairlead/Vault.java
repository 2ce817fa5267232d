package io.fairlead;

import io.fairlead.attachment.DiskStore;
import io.fairlead.attachment.ManagedStore;
import io.fairlead.attachment.S3Store;
import io.fairlead.attachment.Seal;
import io.fairlead.queue.KeyFile;
import io.fairlead.queue.Sealer;
import java.nio.file.Path;
import java.time.Clock;

/** The key set that everything is sealed with, and the sealed contents of files. */
record Vault(KeyFile keys, Sealer sealer, ManagedStore contents) {
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
        ManagedStore contents = AttachmentSettings.bucket(settings)
                .<ManagedStore>map(place -> new S3Store(place, seal, clock))
                .orElseGet(() -> new DiskStore(data.resolve("attachments"), seal, clock));
        return new Vault(keys, sealer, contents);
    }
}
