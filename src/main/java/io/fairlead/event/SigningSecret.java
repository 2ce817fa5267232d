package io.fairlead.event;

import io.fairlead.digest.HmacSha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What an endpoint's events are signed with, as Standard Webhooks 1.0.0 has it: {@code whsec_} and base64 of 24 to 64
 * bytes. It does not print.
 */
public final class SigningSecret {
    private static final String BEGINS = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int USUAL = 32;

    private final HmacSha256 key;

    private SigningSecret(byte[] key) {
        this.key = new HmacSha256(key);
    }

    /** @throws IllegalArgumentException that says what a secret looks like, and does not repeat it */
    public static SigningSecret of(String written) {
        byte[] key = written.startsWith(BEGINS) ? decoded(written.substring(BEGINS.length())) : new byte[0];
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("it must be " + BEGINS + " and base64 of " + SHORTEST + " to " + LONGEST
                    + " bytes; 'fairlead webhooks secret' makes one");
        }
        return new SigningSecret(key);
    }

    /** A new one, as it is written. */
    public static String made(SecureRandom random) {
        byte[] key = new byte[USUAL];
        random.nextBytes(key);
        return BEGINS + Base64.getEncoder().encodeToString(key);
    }

    /** One signature for the header {@code webhook-signature}; {@code seconds} since 1970. */
    String signature(String id, long seconds, String body) {
        return "v1," + Base64.getEncoder().encodeToString(key.of(id + "." + seconds + "." + body));
    }

    @Override
    public String toString() {
        return "•••";
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
