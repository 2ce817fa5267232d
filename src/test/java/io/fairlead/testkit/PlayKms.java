package io.fairlead.testkit;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** A KMS within the test, found on the class path as a real one's Tink client would be. */
public final class PlayKms implements KmsClient {
    public static final String URI = "play-kms://wrapping";

    private static final KeysetHandle KEY = key();

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith("play-kms://");
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        return KEY.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static KeysetHandle key() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
