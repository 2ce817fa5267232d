package io.fairlead.entity;

import io.fairlead.digest.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Decoders with checksums for the encodings of keys and addresses; null means "not this encoding". */
final class Encodings {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private Encodings() {}

    static byte[] base58(String text) {
        return base58(text, BASE58);
    }

    /** Payload with version byte, its four check bytes verified and removed. */
    static byte[] base58Check(String text) {
        return checked(base58(text, BASE58));
    }

    static byte[] rippleCheck(String text) {
        return checked(base58(text, RIPPLE));
    }

    /** True for a valid bech32 (BIP-173) or bech32m (BIP-350) string, whatever its human-readable part. */
    static boolean bech32(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        int one = low.lastIndexOf('1');
        if (one < 1 || low.length() - one < 7 || !(text.equals(low) || text.equals(text.toUpperCase(Locale.ROOT)))) {
            return false;
        }
        int check = 1;
        for (int i = 0; i < one; i++) {
            check = step(check, low.charAt(i) >> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < one; i++) {
            check = step(check, low.charAt(i) & 31);
        }
        for (int i = one + 1; i < low.length(); i++) {
            int value = BECH32.indexOf(low.charAt(i));
            if (value < 0) {
                return false;
            }
            check = step(check, value);
        }
        return check == 1 || check == 0x2bc830a3;
    }

    /** Forty hex digits in one case, or in the mixed case whose capitals are the checksum of EIP-55. */
    static boolean ethereum(String digits) {
        String low = digits.toLowerCase(Locale.ROOT);
        if (digits.equals(low) || digits.equals(digits.toUpperCase(Locale.ROOT))) {
            return true;
        }
        byte[] hash = Keccak.digest(low.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < low.length(); i++) {
            boolean capital = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 8) != 0;
            char c = low.charAt(i);
            if (digits.charAt(i) != (capital ? Character.toUpperCase(c) : c)) {
                return false;
            }
        }
        return true;
    }

    /** Stellar strkey: base32 with a CRC-16/XModem at the end. */
    static boolean stellar(String text) {
        byte[] bytes = base32(text);
        if (bytes == null || bytes.length != 35) {
            return false;
        }
        int crc = 0;
        for (int i = 0; i < 33; i++) {
            crc ^= (bytes[i] & 0xff) << 8;
            for (int b = 0; b < 8; b++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
        }
        return (crc & 0xffff) == ((bytes[33] & 0xff) | (bytes[34] & 0xff) << 8);
    }

    static byte[] base32(String text) {
        int buffer = 0;
        int bits = 0;
        int n = 0;
        byte[] out = new byte[text.length() * 5 / 8];
        for (char c : text.toCharArray()) {
            int value = c >= 'A' && c <= 'Z' ? c - 'A' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
            if (value < 0) {
                return null;
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out[n++] = (byte) (buffer >> bits);
            }
        }
        return out;
    }

    private static byte[] checked(byte[] bytes) {
        if (bytes == null || bytes.length < 5) {
            return null;
        }
        byte[] payload = Arrays.copyOf(bytes, bytes.length - 4);
        byte[] check = Sha256.bytes(Sha256.bytes(payload));
        return Arrays.equals(check, 0, 4, bytes, bytes.length - 4, bytes.length) ? payload : null;
    }

    private static byte[] base58(String text, String alphabet) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = alphabet.indexOf(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == alphabet.charAt(0)) {
            zeros++;
        }
        byte[] raw = number.toByteArray();
        int skip = raw[0] == 0 ? 1 : 0;
        byte[] out = new byte[zeros + raw.length - skip];
        System.arraycopy(raw, skip, out, zeros, raw.length - skip);
        return out;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            if ((top >> i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
