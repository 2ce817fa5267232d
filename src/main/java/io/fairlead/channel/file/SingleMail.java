package io.fairlead.channel.file;

import java.io.IOException;
import java.io.InputStream;

/** A file that is one mail. */
final class SingleMail implements RawMessages {
    private final InputStream in;
    private final int largest;
    private long position;
    private boolean read;

    SingleMail(InputStream in, int largest) {
        this.in = in;
        this.largest = largest;
    }

    @Override
    public byte[] next() throws IOException {
        if (read) {
            return null;
        }
        read = true;
        byte[] mail = in.readNBytes(largest);
        position = mail.length;
        return mail;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public String mediaType() {
        return "message/rfc822";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
