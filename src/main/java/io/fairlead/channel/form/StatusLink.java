package io.fairlead.channel.form;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret address where a customer sees what became of his message; whoever has it may read and add, nobody else. */
final class StatusLink {
    private final SecretKeySpec secret;

    StatusLink(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Path and query, such as {@code /status/support/FL-7K3QX9?key=…}. */
    String to(String form, String reference) {
        return "/status/" + form + "/" + reference + "?key=" + key(form, reference);
    }

    boolean opens(String form, String reference, String key) {
        return MessageDigest.isEqual(
                key(form, reference).getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.UTF_8));
    }

    String key(String form, String reference) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            byte[] digest = mac.doFinal(("status\n" + form + "\n" + reference).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 18));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
