package io.fairlead.channel.file;

import java.io.Closeable;
import java.io.IOException;

/** The messages of one file, one after the other and never all at once. */
public interface RawMessages extends Closeable {
    /** The next message's bytes, or null after the last. */
    byte[] next() throws IOException;

    /** Bytes of the file read so far. */
    long position();

    /** {@code message/rfc822} or {@code application/json}. */
    String mediaType();
}
