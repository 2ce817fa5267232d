package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The packing in which Outlook keeps a mail's words in winmail.dat (MS-OXRTFCP); damaged input yields what came before. */
final class CompressedRtf {
    private static final int PACKED = 0x75465A4C;
    private static final int PLAIN = 0x414C454D;
    private static final int HEADER = 16;
    private static final int WINDOW = 4096;
    private static final byte[] KNOWN =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
                            + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                            + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /** The RTF, at most {@code limit} bytes of it; empty when these bytes are none. */
    static byte[] unpack(byte[] packed, int limit) {
        if (packed.length < HEADER) {
            return new byte[0];
        }
        int kind = packed[8] & 0xff | (packed[9] & 0xff) << 8 | (packed[10] & 0xff) << 16 | packed[11] << 24;
        if (kind == PLAIN) {
            return Arrays.copyOfRange(packed, HEADER, Math.min(packed.length, HEADER + limit));
        }
        return kind == PACKED ? unpacked(packed, limit) : new byte[0];
    }

    private static byte[] unpacked(byte[] packed, int limit) {
        byte[] window = Arrays.copyOf(KNOWN, WINDOW);
        int write = KNOWN.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = HEADER;
        while (at < packed.length && out.size() < limit) {
            int flags = packed[at++];
            for (int bit = 0; bit < 8 && at < packed.length; bit++) {
                if ((flags >> bit & 1) == 0) {
                    write = put(window, write, packed[at++], out);
                    continue;
                }
                if (at + 1 >= packed.length) {
                    return out.toByteArray();
                }
                int from = (packed[at] & 0xff) << 4 | (packed[at + 1] & 0xff) >> 4;
                int length = (packed[at + 1] & 0x0f) + 2;
                at += 2;
                if (from == write) {
                    return out.toByteArray();
                }
                for (int i = 0; i < length; i++) {
                    write = put(window, write, window[(from + i) % WINDOW], out);
                }
            }
        }
        return out.toByteArray();
    }

    private static int put(byte[] window, int write, byte value, ByteArrayOutputStream out) {
        window[write] = value;
        out.write(value);
        return (write + 1) % WINDOW;
    }
}
