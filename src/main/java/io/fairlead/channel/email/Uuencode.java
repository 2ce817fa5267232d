package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The old uuencode between {@code begin 644 name} and {@code end}. */
final class Uuencode {
    private Uuencode() {}

    /** The file's content, or null when there is no {@code begin} line. */
    static byte[] decode(byte[] bytes, int from, int to) {
        Lines lines = new Lines(bytes, from, to);
        ByteArrayOutputStream file = null;
        while (lines.advance()) {
            String line = new String(bytes, lines.start(), lines.stop() - lines.start(), StandardCharsets.ISO_8859_1);
            if (file == null) {
                file = line.matches("begin [0-7]{3,4} .+") ? new ByteArrayOutputStream() : null;
            } else if (line.equals("end")) {
                break;
            } else {
                line(line, file);
            }
        }
        return file == null ? null : file.toByteArray();
    }

    /** One line: its first character is the number of bytes, then four characters for each three bytes. */
    static void line(String line, ByteArrayOutputStream file) {
        if (line.isEmpty()) {
            return;
        }
        int left = line.charAt(0) - 32 & 63;
        for (int i = 1; left > 0; i += 4) {
            int bits = 0;
            for (int k = 0; k < 4; k++) {
                bits = bits << 6 | (i + k < line.length() ? line.charAt(i + k) - 32 & 63 : 0);
            }
            for (int k = 16; k >= 0 && left > 0; k -= 8, left--) {
                file.write(bits >> k);
            }
        }
    }
}
