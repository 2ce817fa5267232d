package io.fairlead;

import io.fairlead.queue.KeyFile;
import java.nio.file.Path;

/** Where the operator keeps the keys that everything is sealed with. */
final class SealKeys {
    private SealKeys() {}

    static KeyFile of(Settings settings) {
        Path file = settings.find("fairlead.seal.key-file")
                .map(Path::of)
                .orElse(settings.folder("fairlead.data").resolve("seal-key.json"));
        return new KeyFile(file, settings.find("fairlead.seal.kms-uri"));
    }
}
