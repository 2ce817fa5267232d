package io.fairlead;

import io.fairlead.attachment.DiskStore;
import io.fairlead.queue.Sealer;
import java.nio.file.Path;
import java.time.Clock;

/** The key set that everything is sealed with, and the sealed contents of files. */
record Vault(Sealer sealer, DiskStore contents) {
    /** @throws IllegalStateException in one sentence, when the key file cannot be used */
    static Vault open(Settings settings) {
        Path data = settings.folder("fairlead.data");
        Sealer sealer = Sealer.withKeyFile(
                settings.find("fairlead.seal.key-file").map(Path::of).orElse(data.resolve("seal-key.json")));
        return new Vault(
                sealer, new DiskStore(data.resolve("attachments"), new AttachmentSeal(sealer), Clock.systemUTC()));
    }
}
