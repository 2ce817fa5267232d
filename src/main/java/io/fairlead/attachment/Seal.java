package io.fairlead.attachment;

/** Seals contents before they are written, bound to their hash: one cannot be put in another's place. */
public interface Seal {
    byte[] seal(byte[] content, String sha256);

    /** @throws IllegalStateException when it was sealed with another key, or under another hash */
    byte[] open(byte[] sealed, String sha256);
}
