package io.fairlead.queue;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * Seals what came in (AES-256-GCM, Tink), so that a copy of the database shows no secret. The associated data binds a
 * sealed inbound to its channel and source id: it cannot be opened as another's.
 */
public final class Sealer {
    private final Aead aead;

    private Sealer(Aead aead) {
        this.aead = aead;
    }

    /**
     * Reads the key set (Tink JSON), or makes one that only this user can read.
     *
     * @throws IllegalStateException when the file is there but cannot be used
     */
    public static Sealer withKeyFile(Path file) {
        try {
            AeadConfig.register();
            KeysetHandle keys = Files.exists(file) ? read(file) : create(file);
            return new Sealer(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key file " + file + " cannot be used: " + e.getMessage()
                            + "; restore it from your backup (without it, sealed messages stay sealed)",
                    e);
        }
    }

    public byte[] seal(byte[] plain, String channel, String sourceId) {
        try {
            return aead.encrypt(plain, binding(channel, sourceId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key, or for another message */
    public byte[] open(byte[] sealed, String channel, String sourceId) {
        try {
            return aead.decrypt(sealed, binding(channel, sourceId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this was sealed with another key, or belongs to another message", e);
        }
    }

    private static byte[] binding(String channel, String sourceId) {
        return (channel + "\n" + sourceId).getBytes(StandardCharsets.UTF_8);
    }

    private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle create(Path file) throws IOException, GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()),
                StandardOpenOption.TRUNCATE_EXISTING);
        return keys;
    }
}
