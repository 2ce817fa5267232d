package io.fairlead.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Contents cannot be stored or read now; the message that they came with stays with its source and comes again. */
public final class StoreAwayException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    StoreAwayException(String place, Exception cause) {
        super(
                "attachments cannot be stored or read in " + place,
                cause instanceof IOException failure ? failure : new IOException(cause));
    }
}
