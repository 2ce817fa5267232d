package io.fairlead.queue;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what came in (AES-256-GCM, Tink), so that a copy of the database shows no secret. The associated data binds a
 * sealed inbound to its channel and source id: it cannot be opened as another's. A key file that is replaced while it
 * runs is used from the next message on.
 */
public final class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    /** Tink's mark of what a key with a number has sealed; the number, four bytes, follows. */
    private static final byte NUMBERED = 1;

    private static final int NUMBER_END = 5;

    private record Keys(String stamp, Aead aead, String newest) {}

    private final KeyFile file;
    private volatile Keys keys;

    private Sealer(KeyFile file, Keys keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads the key set, or makes one that only this user can read.
     *
     * @throws IllegalStateException when the file is there but cannot be used
     */
    public static Sealer withKeyFile(Path file) {
        return with(new KeyFile(file, Optional.empty()));
    }

    /** The same with a file that a KMS may wrap. */
    public static Sealer with(KeyFile file) {
        KeysetHandle keys = file.readOrCreate();
        return new Sealer(file, keys(file, keys));
    }

    public byte[] seal(byte[] plain, String channel, String sourceId) {
        try {
            return current().aead().encrypt(plain, binding(channel, sourceId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key, or for another message */
    public byte[] open(byte[] sealed, String channel, String sourceId) {
        try {
            return current().aead().decrypt(sealed, binding(channel, sourceId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this was sealed with another key, or belongs to another message", e);
        }
    }

    /** The number of the key that seals now. */
    public String newestKey() {
        return current().newest();
    }

    /**
     * The number of the key that something was sealed with; empty when it was not sealed here.
     *
     * @param sealed its first five bytes are enough
     */
    public static String keyOf(byte[] sealed) {
        return sealed.length >= NUMBER_END && sealed[0] == NUMBERED
                ? HexFormat.of().formatHex(sealed, 1, NUMBER_END)
                : "";
    }

    private Keys current() {
        Keys known = keys;
        String stamp = file.stamp().orElse(known.stamp());
        return stamp.equals(known.stamp()) ? known : reread(stamp);
    }

    /** A file that cannot be read must not stop the intake: the keys that are known still open and seal. */
    private synchronized Keys reread(String stamp) {
        if (!stamp.equals(keys.stamp())) {
            try {
                keys = keys(file, file.readOrCreate());
                LOG.info("The key file was replaced; key {} seals from now on", keys.newest());
            } catch (IllegalStateException e) {
                LOG.warn("The key file was replaced, but {}; the keys from before are used", e.getMessage());
                keys = new Keys(stamp, keys.aead(), keys.newest());
            }
        }
        return keys;
    }

    private static Keys keys(KeyFile file, KeysetHandle keys) {
        try {
            Aead aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
            return new Keys(file.stamp().orElse(""), aead, KeyFile.id(keys.getPrimary()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys cannot be used: " + e.getMessage(), e);
        }
    }

    private static byte[] binding(String channel, String sourceId) {
        return (channel + "\n" + sourceId).getBytes(StandardCharsets.UTF_8);
    }
}
