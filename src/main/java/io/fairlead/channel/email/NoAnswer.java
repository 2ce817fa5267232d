package io.fairlead.channel.email;

import io.fairlead.ticket.Author;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells senders that must never get an automatic answer although nothing says that a machine wrote the mail. */
final class NoAnswer {
    private static final Pattern NOBODY = Pattern.compile(
            "(?:mailto:)?(?:[a-z0-9_.-]*(?:no|do[-_.]?not|dont)[-_.]?(?:reply|answer|respond)[a-z0-9_.-]*"
                    + "|mailer[-_.]?daemon|postmaster|abuse|bounces?|notifications?|alerts?|newsletters?|owner-.+|.+-request)"
                    + "(?:\\+.*)?@.*");

    private NoAnswer() {}

    /** Why not, in a word; empty when an answer does no harm. */
    static String reason(Headers headers, Author author) {
        if (author.addresses().stream()
                .anyMatch(address ->
                        NOBODY.matcher(address.toLowerCase(Locale.ROOT)).matches())) {
            return "no-reply";
        }
        String suppress = headers.text("x-auto-response-suppress").toLowerCase(Locale.ROOT);
        if (suppress.contains("all") || suppress.contains("autoreply") || suppress.contains("oof")) {
            return "suppressed";
        }
        return "<>".equals(headers.text("return-path")) ? "no return path" : "";
    }

    static boolean isNobody(String address) {
        return NOBODY.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }
}
