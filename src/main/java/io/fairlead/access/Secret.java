package io.fairlead.access;

import io.fairlead.digest.HmacSha256;
import io.fairlead.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

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
        return Sha256.bytes(text);
    }

    /** What a page of the session proves with that a write is its own. */
    String csrfToken() {
        return derived("csrf");
    }

    /** Another secret for this purpose, 43 letters; it does not lead back to this one. */
    String derived(String purpose) {
        byte[] mac = new HmacSha256(text.getBytes(StandardCharsets.UTF_8)).of(purpose);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** In a time that does not tell how much of it is right. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
