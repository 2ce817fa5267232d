package io.fairlead.attachment;

import java.util.Optional;

/** Keeps contents under their SHA-256, each once however often it comes. */
public interface ContentStore {
    /**
     * Afterwards the content is there for good, also when the power fails.
     *
     * @param sha256 of the content, lower-case hex
     */
    void put(String sha256, byte[] content);

    /** Empty when nothing is kept under this hash. */
    Optional<byte[]> get(String sha256);
}
