package io.fairlead.channel.file;

import io.fairlead.digest.Sha256;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.Inbound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A file that is being taken in: its messages as inbounds, named by the hash of their bytes, and how many got through. */
public final class OpenArchive implements Iterator<Inbound>, AutoCloseable {
    private final RawMessages messages;
    private final Channel channel;
    private final Clock clock;
    private byte[] next;
    private boolean looked;
    private int given;
    private int taken;

    public OpenArchive(RawMessages messages, Channel channel, Clock clock) {
        this.messages = messages;
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public boolean hasNext() {
        if (!looked) {
            try {
                next = messages.next();
                looked = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public Inbound next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        looked = false;
        given++;
        return new Inbound(channel, "archive:" + Sha256.of(next), messages.mediaType(), next, clock.instant());
    }

    /** One more of them stands in the queue, or stood there before. */
    public void countTaken() {
        taken++;
    }

    public int given() {
        return given;
    }

    public int taken() {
        return taken;
    }

    /** Bytes read so far. */
    public long position() {
        return messages.position();
    }

    @Override
    public void close() throws IOException {
        messages.close();
    }
}
