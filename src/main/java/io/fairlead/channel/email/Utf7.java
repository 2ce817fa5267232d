package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** UTF-7 (RFC 2152), which the JDK does not read; a broken sequence stays as it is. */
final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {}

    static String decode(String ascii) {
        StringBuilder text = new StringBuilder(ascii.length());
        int i = 0;
        while (i < ascii.length()) {
            char c = ascii.charAt(i++);
            if (c != '+') {
                text.append(c);
                continue;
            }
            int end = i;
            while (end < ascii.length() && BASE64.indexOf(ascii.charAt(end)) >= 0) {
                end++;
            }
            boolean closed = end < ascii.length() && ascii.charAt(end) == '-';
            if (end == i) {
                text.append('+');
            } else {
                text.append(utf16(ascii, i, end));
            }
            i = closed ? end + 1 : end;
        }
        return text.toString();
    }

    private static String utf16(String ascii, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            bits = (bits << 6) | BASE64.indexOf(ascii.charAt(i));
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes.write(bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        boolean whole = bytes.size() % 2 == 0 && bytes.size() > 0;
        return whole ? bytes.toString(StandardCharsets.UTF_16BE) : "+" + ascii.substring(from, to);
    }
}
