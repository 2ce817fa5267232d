package io.fairlead.channel.form;

import io.fairlead.digest.HmacSha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The one-time key of a page, signed together with the form and the time: it tells that the post comes from a page of
 * ours, and how long the person had it. Nothing is stored, so that any router can check what another one gave out.
 */
final class FormToken {
    private static final Duration VALID = Duration.ofHours(48);
    private static final int RANDOM = 16;
    private static final int MAC = 16;

    private final HmacSha256 secret;
    private final Clock clock;
    private final RandomGenerator random;

    FormToken(byte[] secret, Clock clock, RandomGenerator random) {
        this.secret = new HmacSha256(secret);
        this.clock = clock;
        this.random = random;
    }

    /** A key that nobody can guess, for a post that brought none. */
    String newKey() {
        return encoded(randomBytes());
    }

    String issue(Form form) {
        byte[] key = randomBytes();
        byte[] body = ByteBuffer.allocate(RANDOM + Integer.BYTES)
                .put(key)
                .putInt((int) clock.instant().getEpochSecond())
                .array();
        byte[] mac = mac(form, body);
        return encoded(ByteBuffer.allocate(body.length + MAC).put(body).put(mac).array());
    }

    /** What the token says now. */
    Reading read(Form form, String token) {
        byte[] bytes = decoded(token);
        if (bytes.length != RANDOM + Integer.BYTES + MAC) {
            return new Reading(null, Verdict.FOREIGN);
        }
        byte[] body = Arrays.copyOf(bytes, RANDOM + Integer.BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, body.length, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(form, body))) {
            return new Reading(null, Verdict.FOREIGN);
        }
        String key = encoded(Arrays.copyOf(body, RANDOM));
        Instant issued = Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(body).getInt(RANDOM)));
        Duration age = Duration.between(issued, clock.instant());
        if (age.compareTo(VALID) > 0) {
            return new Reading(key, Verdict.OLD);
        }
        return new Reading(key, age.toSeconds() < form.minSeconds() ? Verdict.HASTY : Verdict.GOOD);
    }

    private byte[] mac(Form form, byte[] body) {
        byte[] name = form.name().getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(name.length + 1 + body.length)
                .put(name)
                .put((byte) 0)
                .put(body)
                .array();
        return Arrays.copyOf(secret.of(signed), MAC);
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[RANDOM];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** @param key the one-time key; null when the token is not ours */
    record Reading(String key, Verdict verdict) {}

    enum Verdict {
        GOOD("good"),
        /** Sent faster than a person can. */
        HASTY("too_fast"),
        OLD("key_old"),
        FOREIGN("key_foreign");

        private final String reason;

        Verdict(String reason) {
            this.reason = reason;
        }

        /** What the ledger says. */
        String reason() {
            return reason;
        }
    }
}
