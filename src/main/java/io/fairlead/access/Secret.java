package io.fairlead.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser or a program shows to be let in: 256 random bits as text. It is kept as its SHA-256 only; with so many
 * bits nobody can guess, so nothing slower is needed. It does not print.
 */
final class Secret {
    private static final int BYTES = 32;
    private static final int LONGEST = 200;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    static Secret fresh(SecureRandom random, String beginning) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(beginning + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** As somebody showed it, which may be anything. */
    static Secret shown(String text) {
        return new Secret(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** To be given to its owner, once. */
    String reveal() {
        return text;
    }

    byte[] hash() {
        return sha256(text);
    }

    /** What a page of the session proves with that a write is its own. */
    String csrfToken() {
        return derived("csrf");
    }

    /** Another secret for this purpose, 43 letters; it does not lead back to this one. */
    String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** In a time that does not tell how much of it is right. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
