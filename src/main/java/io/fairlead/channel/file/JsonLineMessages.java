package io.fairlead.channel.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The messages of a file of JSON lines: one object a line, empty lines left out. */
final class JsonLineMessages implements RawMessages {
    private final ByteLines lines;
    private final int largest;

    JsonLineMessages(InputStream in, int largest) {
        this.lines = new ByteLines(in);
        this.largest = largest;
    }

    @Override
    public byte[] next() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        byte[] piece;
        while ((piece = lines.next()) != null) {
            message.write(piece, 0, Math.max(0, Math.min(piece.length, largest - message.size())));
            if (piece[piece.length - 1] == '\n') {
                if (!isBlank(message.toByteArray())) {
                    break;
                }
                message.reset();
            }
        }
        byte[] bytes = message.toByteArray();
        return isBlank(bytes) ? null : bytes;
    }

    @Override
    public long position() {
        return lines.position();
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
