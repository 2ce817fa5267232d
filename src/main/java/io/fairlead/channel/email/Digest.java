package io.fairlead.channel.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hex. */
final class Digest {
    private Digest() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Of what two copies of one mail have in common: sender, date, subject and body, line ends left out; not what
     * servers add on the way.
     */
    static String ofMail(Part root) {
        MessageDigest digest = sha256();
        for (String name : new String[] {"from", "date", "subject", "message-id"}) {
            String value = root.headers().raw(name);
            digest.update((value == null ? "-" : value).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        Lines lines = new Lines(root.bytes(), root.from(), root.to());
        while (lines.advance()) {
            if (!lines.isEmpty()) {
                digest.update(root.bytes(), lines.start(), lines.stop() - lines.start());
                digest.update((byte) '\n');
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
