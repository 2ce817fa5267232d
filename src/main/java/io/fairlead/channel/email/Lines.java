package io.fairlead.channel.email;

/**
 * Walks the lines of a part without copying them. A line ends at LF, CR LF or, in mails that have no LF at all, at CR;
 * several CRs before an LF, as broken gateways write them, count as one end.
 */
final class Lines {
    private final byte[] bytes;
    private final int end;
    private final byte terminator;
    private int start;
    private int stop;
    private int next;

    Lines(byte[] bytes, int from, int end) {
        this(bytes, from, end, indexOf(bytes, (byte) '\n', from, end) < 0 ? (byte) '\r' : (byte) '\n');
    }

    private Lines(byte[] bytes, int from, int end, byte terminator) {
        this.bytes = bytes;
        this.end = end;
        this.next = from;
        this.terminator = terminator;
    }

    /** The lines from {@code from} on, ended in the same way. */
    Lines ahead(int from) {
        return new Lines(bytes, from, end, terminator);
    }

    /** Moves to the next line; false at the end. */
    boolean advance() {
        if (next >= end) {
            return false;
        }
        start = next;
        int found = indexOf(bytes, terminator, start, end);
        next = found < 0 ? end : found + 1;
        stop = found < 0 ? end : found;
        while (stop > start && bytes[stop - 1] == '\r') {
            stop--;
        }
        return true;
    }

    /** Index of the line's first byte. */
    int start() {
        return start;
    }

    /** Index after the line's last byte, its line end left out. */
    int stop() {
        return stop;
    }

    /** Index of the following line. */
    int next() {
        return next;
    }

    boolean isEmpty() {
        return stop == start;
    }

    /** The line without trailing spaces and tabs, read as ISO 8859-1. */
    String trimmed() {
        int last = stop;
        while (last > start && (bytes[last - 1] == ' ' || bytes[last - 1] == '\t')) {
            last--;
        }
        return new String(bytes, start, last - start, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static int indexOf(byte[] bytes, byte wanted, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
