package io.fairlead.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id (RFC 9106) in the PHC string format, with the first choice of OWASP's Password Storage Cheat
 * Sheet that fits a small machine: 19 MiB, 2 rounds. Each takes that much memory while it is made, so only two are made
 * at once; a flood of sign-ins waits, and then is told to come again.
 */
final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int ROUNDS = 2;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final String ONE_TIME_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([^$]+)\\$([^$]+)");

    private final SecureRandom random;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final String decoy;

    Passwords(SecureRandom random) {
        this.random = random;
        this.decoy = phc(bytes(SALT), bytes(LENGTH));
    }

    String hash(String password) {
        byte[] salt = bytes(SALT);
        return phc(salt, derive(password, salt, MEMORY_KIB, ROUNDS, 1, LENGTH));
    }

    /** Takes the same time for a wrong password as for a right one. */
    boolean matches(String password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return false;
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] expected = base64.decode(parts.group(5));
        byte[] derived = derive(
                password,
                base64.decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, derived);
    }

    /** Fits no password; who does not exist is compared with it, so that he takes as long as who does. */
    String decoy() {
        return decoy;
    }

    /** For somebody else to hand over; 80 bits, easy to read out, good for one sign-in. */
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "")
                    .append(ONE_TIME_LETTERS.charAt(random.nextInt(ONE_TIME_LETTERS.length())));
        }
        return password.toString();
    }

    /** What is wrong with a password that somebody chose, as the name of a page text; empty when nothing is. */
    static String complaint(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return "account.too-short";
        }
        if (length > LONGEST) {
            return "account.too-long";
        }
        boolean plain = password.codePoints().distinct().count() < 5;
        return plain || password.toLowerCase(Locale.ROOT).contains(name) ? "account.too-simple" : "";
    }

    private byte[] derive(String password, byte[] salt, int memory, int rounds, int lanes, int length) {
        takeSlot();
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(rounds)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] derived = new byte[length];
            // Two keyboards may type one letter in two ways.
            argon2.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), derived);
            return derived;
        } finally {
            slots.release();
        }
    }

    private void takeSlot() {
        try {
            if (!slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("too many passwords are looked at; try again shortly");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String phc(byte[] salt, byte[] derived) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ROUNDS + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derived);
    }
}
