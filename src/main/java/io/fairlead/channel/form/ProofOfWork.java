package io.fairlead.channel.form;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.altcha.altcha.Altcha;

/**
 * ALTCHA challenges: the visitor's machine looks for the number whose hash is given, which costs a program that posts a
 * thousand times a thousand times as much. Nothing is stored here; that a solution counts once is the database's work.
 */
final class ProofOfWork {
    /** The field that carries the solution, as ALTCHA's own widget calls it. */
    static final String FIELD = "altcha";

    private static final Duration VALID = Duration.ofMinutes(20);
    private static final int SALT = 12;
    private static final int LONGEST = 4_000;
    // It ends in '&', so that no digit of the number can be moved into the salt and change when it expires.
    private static final Pattern SALT_SHAPE =
            Pattern.compile("[0-9a-f]{24}\\?form=([a-z0-9-]{1,60})&expires=(\\d{1,12})&");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String secret;
    private final Clock clock;
    private final RandomGenerator random;

    ProofOfWork(byte[] secret, Clock clock, RandomGenerator random) {
        this.secret = HexFormat.of().formatHex(secret);
        this.clock = clock;
        this.random = random;
    }

    /** A fresh challenge as ALTCHA's JSON. */
    String challenge(Form form) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        Altcha.ChallengeOptions options = new Altcha.ChallengeOptions()
                .setMaxNumber((long) form.proof().effort())
                .setNumber(random.nextLong(form.proof().effort() + 1L))
                .setSalt(HexFormat.of().formatHex(salt) + "?form=" + form.name() + "&expires="
                        + clock.instant().plus(VALID).getEpochSecond() + "&")
                .setHmacKey(secret);
        try {
            return JSON.writeValueAsString(Altcha.createChallenge(options));
        } catch (Exception e) {
            throw new IllegalStateException("a challenge cannot be made", e);
        }
    }

    /** What the solution in {@link #FIELD} is worth. */
    Solution read(Form form, String field) {
        Altcha.Payload payload = payload(field);
        Matcher salt = SALT_SHAPE.matcher(payload.salt == null ? "" : payload.salt);
        if (!salt.matches() || !salt.group(1).equals(form.name()) || !isSolved(payload)) {
            return new Solution(Verdict.WRONG, null, null);
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(salt.group(2)));
        return new Solution(until.isBefore(clock.instant()) ? Verdict.OLD : Verdict.GOOD, payload.challenge, until);
    }

    private boolean isSolved(Altcha.Payload payload) {
        try {
            return "SHA-256".equals(payload.algorithm) && Altcha.verifySolution(payload, secret, false);
        } catch (Exception e) {
            return false;
        }
    }

    private static Altcha.Payload payload(String field) {
        Altcha.Payload payload = new Altcha.Payload();
        try {
            JsonNode json = field.length() > LONGEST
                    ? JSON.missingNode()
                    : JSON.readTree(Base64.getDecoder().decode(field));
            payload.algorithm = json.path("algorithm").asText();
            payload.challenge = json.path("challenge").asText();
            payload.salt = json.path("salt").asText();
            payload.signature = json.path("signature").asText();
            BigInteger number = json.path("number").bigIntegerValue();
            payload.number = number.bitLength() < Long.SIZE ? number.longValue() : -1;
        } catch (JacksonException | IllegalArgumentException e) {
            payload.salt = "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return payload;
    }

    enum Verdict {
        GOOD("proof_good"),
        OLD("proof_old"),
        WRONG("proof_wrong");

        private final String reason;

        Verdict(String reason) {
            this.reason = reason;
        }

        /** What the ledger says. */
        String reason() {
            return reason;
        }
    }

    /**
     * @param challenge what must count only once
     * @param until after which nobody need remember it
     */
    record Solution(Verdict verdict, String challenge, Instant until) {}
}
