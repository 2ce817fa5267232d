package io.fairlead;

import io.fairlead.attachment.DiskStore;
import io.fairlead.queue.KeyFile;
import io.fairlead.queue.Sealer;
import java.nio.file.Path;
import java.time.Clock;

/** The key set that everything is sealed with, and the sealed contents of files. */
record Vault(KeyFile keys, Sealer sealer, DiskStore contents) {
    /** @throws IllegalStateException in one sentence, when the key file cannot be used */
    static Vault open(Settings settings) {
        return open(settings, Clock.systemUTC());
    }

    static Vault open(Settings settings, Clock clock) {
        Path data = settings.folder("fairlead.data");
        Path file = settings.find("fairlead.seal.key-file").map(Path::of).orElse(data.resolve("seal-key.json"));
        KeyFile keys = new KeyFile(file, settings.find("fairlead.seal.kms-uri"));
        Sealer sealer = Sealer.with(keys);
        return new Vault(keys, sealer, new DiskStore(data.resolve("attachments"), new AttachmentSeal(sealer), clock));
    }
}
