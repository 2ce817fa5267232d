package io.fairlead.entity;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The check that some vendors put into their tokens: GitHub and npm end theirs with the CRC-32 of the characters before,
 * in base 62 and six digits (github.blog, "Behind GitHub's new authentication token formats", 2021).
 */
final class TokenChecksum {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 6;

    private TokenChecksum() {}

    /** @param secret what follows the vendor's prefix */
    static boolean base62(String secret) {
        int split = secret.length() - LENGTH;
        if (split < 1) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(secret.substring(0, split).getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        for (int i = secret.length() - 1; i >= split; i--) {
            if (secret.charAt(i) != BASE62.charAt((int) (rest % 62))) {
                return false;
            }
            rest /= 62;
        }
        return true;
    }
}
