package io.fairlead.queue;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file of the keys that everything is sealed with (Tink JSON): readable by this user alone, and wrapped by a KMS where
 * one is named. New things are sealed with its newest key; all of them open. It is replaced whole, never written into.
 */
public final class KeyFile {
    private static final String WRAPPED = "encryptedKeyset";
    private static final byte[] UNBOUND = {};

    private final Path file;
    private final Optional<String> kms;

    /** @param kms URI of the KMS key that wraps the file; its Tink client must be on the class path */
    public KeyFile(Path file, Optional<String> kms) {
        this.file = file;
        this.kms = kms;
    }

    /**
     * One of the keys, by the number that stands before everything that it has sealed.
     *
     * @param id eight hexadecimal digits
     * @param newest whether it is the one that seals
     */
    public record Key(String id, boolean newest) {}

    /** The oldest first. */
    public List<Key> keys() {
        KeysetHandle keys = read();
        List<Key> list = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            list.add(new Key(id(keys.getAt(i)), keys.getAt(i).isPrimary()));
        }
        return list;
    }

    /** Adds a key that seals from now on, and wraps the file where a KMS has been named since; the old ones still open. */
    public void rotate() {
        try {
            KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(
                            PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary();
            replace(KeysetHandle.newBuilder(read()).addEntry(fresh).build());
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /** Leaves nothing but the newest key: what another has sealed is lost from now on. */
    public void dropOld() {
        try {
            KeysetHandle.Builder keys = KeysetHandle.newBuilder(read());
            for (int i = keys.size() - 1; i >= 0; i--) {
                if (!keys.getAt(i).isPrimary()) {
                    keys.deleteAt(i);
                }
            }
            replace(keys.build());
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /** When it was last replaced. */
    public Instant changed() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    KeysetHandle readOrCreate() {
        if (Files.exists(file)) {
            return read();
        }
        try {
            AeadConfig.register();
            Files.createDirectories(file.toAbsolutePath().getParent());
            KeysetHandle keys =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            replace(keys);
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /** Another after each replacement; empty while the file is away. */
    Optional<String> stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(now.fileKey() + " " + now.lastModifiedTime() + " " + now.size());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static String id(KeysetHandle.Entry key) {
        return String.format("%08x", key.getId());
    }

    private KeysetHandle read() {
        try {
            AeadConfig.register();
            String text = Files.readString(file);
            if (!text.contains(WRAPPED)) {
                return TinkJsonProtoKeysetFormat.parseKeyset(
                        text, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            }
            if (kms.isEmpty()) {
                throw new GeneralSecurityException("it is wrapped by a KMS, and fairlead.seal.kms-uri names none");
            }
            return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                    text, wrapping(), UNBOUND, RegistryConfiguration.get());
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private String written(KeysetHandle keys) throws GeneralSecurityException {
        return kms.isPresent()
                ? TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                        keys, wrapping(), UNBOUND, RegistryConfiguration.get())
                : TinkJsonProtoKeysetFormat.serializeKeyset(
                        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private Aead wrapping() throws GeneralSecurityException {
        return KmsClients.getAutoLoaded(kms.orElseThrow())
                .withDefaultCredentials()
                .getAead(kms.get());
    }

    private void replace(KeysetHandle keys) throws IOException, GeneralSecurityException {
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(
                folder, file.getFileName() + ".", ".part", PosixFilePermissions.asFileAttribute(ownerOnly));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(written(keys).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private IllegalStateException unusable(Exception e) {
        return new IllegalStateException(
                "the key file " + file + " cannot be used: " + e.getMessage()
                        + "; restore it from your backup (without it, sealed messages stay sealed)",
                e);
    }
}
