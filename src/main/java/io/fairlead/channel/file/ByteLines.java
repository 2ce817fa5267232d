package io.fairlead.channel.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a file line by line as bytes; a line beyond 64 KB comes in several pieces, so that no file fills the memory. */
final class ByteLines implements AutoCloseable {
    private static final int LONGEST = 64 << 10;

    private final BufferedInputStream in;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private long position;
    private boolean begins = true;
    private boolean beginsNext = true;

    ByteLines(InputStream in) {
        this.in = new BufferedInputStream(in, LONGEST);
    }

    /** The next piece with its line end, or null at the end of the file. */
    byte[] next() throws IOException {
        begins = beginsNext;
        piece.reset();
        int b;
        while (piece.size() < LONGEST && (b = in.read()) >= 0) {
            piece.write(b);
            if (b == '\n') {
                break;
            }
        }
        byte[] bytes = piece.toByteArray();
        position += bytes.length;
        beginsNext = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        return bytes.length == 0 ? null : bytes;
    }

    /** Whether the piece that {@link #next} gave begins a line. */
    boolean begins() {
        return begins;
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
