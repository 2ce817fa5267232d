package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Takes the mail out of an S/MIME envelope that is signed but not encrypted (RFC 5652, SignedData in BER or DER). The
 * signature is not looked at.
 */
final class Cms {
    private static final byte[] SIGNED_DATA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};
    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_ID = 0x06;
    private static final int CONTEXT_0 = 0xa0;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int DEEPEST = 6;

    private final byte[] bytes;
    private int tag;
    private int start;
    private int end;
    private boolean open;

    private Cms(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The signed content, or null when these bytes hold none. */
    static byte[] signedContent(byte[] bytes) {
        try {
            return new Cms(bytes).content();
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
    }

    private byte[] content() {
        header(0);
        header(start);
        boolean signed = tag == OBJECT_ID && Arrays.equals(Arrays.copyOfRange(bytes, start, end), SIGNED_DATA);
        if (!signed) {
            return null;
        }
        header(end);
        header(start);
        header(start);
        skip();
        skip();
        if (tag != SEQUENCE) {
            return null;
        }
        header(start);
        skip();
        if (tag != CONTEXT_0) {
            return null;
        }
        header(start);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        octets(content, 0);
        return content.size() == 0 ? null : content.toByteArray();
    }

    /** Reads tag and length at {@code at}; an indefinite length reaches to the end of the bytes. */
    private void header(int at) {
        tag = bytes[at] & 0xff;
        int length = bytes[at + 1] & 0xff;
        start = at + 2;
        open = length == 0x80;
        if (length > 0x80) {
            int count = length - 0x80;
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes[start++] & 0xff;
            }
        }
        end = open ? bytes.length : start + length;
        if (end < start || end > bytes.length) {
            throw new IndexOutOfBoundsException("cut");
        }
    }

    private void skip() {
        header(open ? afterOpen(start, 0) : end);
    }

    /** Index after the end-of-contents mark of an element of indefinite length. */
    private int afterOpen(int from, int depth) {
        int at = from;
        while (bytes[at] != 0 || bytes[at + 1] != 0) {
            header(at);
            if (depth > DEEPEST) {
                throw new IndexOutOfBoundsException("too deep");
            }
            at = open ? afterOpen(start, depth + 1) : end;
        }
        return at + 2;
    }

    private int octets(ByteArrayOutputStream content, int depth) {
        if (tag == OCTETS && !open) {
            content.write(bytes, start, end - start);
            return end;
        }
        if (tag != OCTETS_IN_PIECES || depth > DEEPEST) {
            throw new IndexOutOfBoundsException("no octets");
        }
        boolean indefinite = open;
        int stop = end;
        int at = start;
        while (at < stop && !(indefinite && bytes[at] == 0 && bytes[at + 1] == 0)) {
            header(at);
            at = octets(content, depth + 1);
        }
        return indefinite ? at + 2 : stop;
    }
}
