package io.fairlead.channel.email;

import java.nio.charset.Charset;

/** HZ-GB-2312 (RFC 1843), Chinese in seven bits between {@code ~{} and {@code ~}}, which the JDK does not read. */
final class Hz {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Hz() {}

    static String decode(String ascii) {
        StringBuilder text = new StringBuilder(ascii.length());
        boolean chinese = false;
        int i = 0;
        while (i < ascii.length()) {
            char c = ascii.charAt(i);
            char next = i + 1 < ascii.length() ? ascii.charAt(i + 1) : 0;
            if (c == '~' && (next == '{' || next == '}')) {
                chinese = next == '{';
                i += 2;
            } else if (!chinese && c == '~' && (next == '~' || next == '\n' || next == '\r')) {
                text.append(next == '~' ? "~" : "");
                i += 2;
            } else if (chinese && c == '\n') {
                chinese = false;
                text.append(c);
                i++;
            } else if (chinese && c > 0x20 && next > 0x20) {
                text.append(new String(new byte[] {(byte) (c | 0x80), (byte) (next | 0x80)}, GB18030));
                i += 2;
            } else {
                text.append(c);
                i++;
            }
        }
        return text.toString();
    }
}
