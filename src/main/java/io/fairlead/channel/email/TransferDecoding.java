package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Content-Transfer-Encoding undone as far as it can be: broken input yields what is readable, never an error. */
final class TransferDecoding {
    private static final byte[] DIGITS = digits();

    private TransferDecoding() {}

    static byte[] decode(String encoding, byte[] bytes, int from, int to) {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64") || name.startsWith("base-64") || name.equals("b")) {
            return looksLikeBase64(bytes, from, to) ? base64(bytes, from, to) : Arrays.copyOfRange(bytes, from, to);
        }
        if (name.startsWith("quoted") || name.equals("qp") || name.equals("q")) {
            return quotedPrintable(bytes, from, to);
        }
        if (name.contains("uue") || name.contains("uuencode")) {
            byte[] file = Uuencode.decode(bytes, from, to);
            return file == null ? Arrays.copyOfRange(bytes, from, to) : file;
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] base64(byte[] bytes) {
        return base64(bytes, 0, bytes.length);
    }

    /** Skips what is no base64 digit; padding in the middle starts a new quantum, as in glued pieces. */
    private static byte[] base64(byte[] bytes, int from, int to) {
        byte[] out = new byte[(to - from) / 4 * 3 + 3];
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] < 0 ? -1 : DIGITS[bytes[i]];
            if (digit >= 0) {
                bits = bits << 6 | digit;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    out[length++] = (byte) (bits >> held);
                    bits &= (1 << held) - 1;
                }
            } else if (bytes[i] == '=') {
                bits = 0;
                held = 0;
            }
        }
        return Arrays.copyOf(out, length);
    }

    /** A part that says base64 but holds readable text was mislabelled: its first lines have spaces in them. */
    private static boolean looksLikeBase64(byte[] bytes, int from, int to) {
        int foreign = 0;
        int seen = 0;
        for (int i = from; i < to && seen < 400; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') {
                continue;
            }
            seen++;
            if (b < 0 || (DIGITS[b] < 0 && b != '=')) {
                foreign++;
            }
        }
        return foreign * 10 <= seen;
    }

    static byte[] quotedPrintable(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            if (b != '=') {
                out.write(b);
                i++;
                continue;
            }
            int high = i + 1 < to ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < to ? Character.digit(bytes[i + 2], 16) : -1;
            if (high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                i += 3;
                continue;
            }
            int end = i + 1;
            while (end < to && (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r')) {
                end++;
            }
            if (end >= to || bytes[end] == '\n') {
                i = Math.min(to, end + 1);
            } else {
                out.write(b);
                i++;
            }
        }
        return out.toByteArray();
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
        digits['-'] = 62;
        digits['_'] = 63;
        return digits;
    }
}
