package io.fairlead.channel.email;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ticket's reference that the sender wrote or answered to; it proves nothing about who he is. */
final class Reference {
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![0-9A-Za-z])(FL-[0-9A-Z]{6,12})(?![0-9A-Za-z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_ADDRESS = Pattern.compile("\\+(fl-[0-9a-z]{6,12})@", Pattern.CASE_INSENSITIVE);

    private Reference() {}

    /** The reference in upper case, from a plus-address, an answered Message-ID or the subject; null without one. */
    static String in(Headers headers, String subject) {
        String addressed = inAddress(headers);
        if (addressed != null) {
            return addressed;
        }
        String answered =
                first(ANYWHERE, String.join(" ", MessageIds.of(headers).references()));
        return answered == null ? inSubject(subject) : answered;
    }

    static String inSubject(String subject) {
        return first(ANYWHERE, subject);
    }

    /** From an address such as {@code support+FL-7K3QX9@example.org} that the mail was sent to. */
    static String inAddress(Headers headers) {
        return List.of("delivered-to", "x-original-to", "to", "cc").stream()
                .flatMap(headers::all)
                .map(value -> first(IN_ADDRESS, value))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String first(Pattern pattern, String text) {
        Matcher reference = pattern.matcher(text);
        return reference.find() ? reference.group(1).toUpperCase(Locale.ROOT) : null;
    }
}
