package io.fairlead;

import io.fairlead.attachment.Seal;
import io.fairlead.queue.Sealer;

/** Joins the store of contents to the one key set that everything is sealed with. */
record AttachmentSeal(Sealer sealer) implements Seal {
    private static final String BINDING = "attachment";

    @Override
    public byte[] seal(byte[] content, String sha256) {
        return sealer.seal(content, BINDING, sha256);
    }

    @Override
    public byte[] open(byte[] sealed, String sha256) {
        return sealer.open(sealed, BINDING, sha256);
    }
}
