package io.fairlead.channel.form;

import io.fairlead.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** The secret address where a customer sees what became of his message; whoever has it may read and add, nobody else. */
final class StatusLink {
    private final HmacSha256 secret;

    StatusLink(byte[] secret) {
        this.secret = new HmacSha256(secret);
    }

    /** Path and query, such as {@code /status/support/FL-7K3QX9?key=…}. */
    String to(String form, String reference) {
        return "/status/" + form + "/" + reference + "?key=" + key(form, reference);
    }

    /** Where a file of an answer is saved. */
    String toFile(String form, String reference, String sha256) {
        return "/status/" + form + "/" + reference + "/files/" + sha256 + "?key=" + key(form, reference);
    }

    boolean opens(String form, String reference, String key) {
        return MessageDigest.isEqual(
                key(form, reference).getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.UTF_8));
    }

    String key(String form, String reference) {
        byte[] digest = secret.of("status\n" + form + "\n" + reference);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 18));
    }
}
