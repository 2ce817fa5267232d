package io.fairlead.channel.email;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ticket's reference that the sender wrote or answered to; it proves nothing about who he is. */
final class Reference {
    private static final Pattern ANYWHERE = Pattern.compile("\\b(FL-[0-9A-Z]{6})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_ADDRESS = Pattern.compile("\\+(fl-[0-9a-z]{6})@", Pattern.CASE_INSENSITIVE);

    private Reference() {}

    /** The reference in upper case, from a plus-address, an answered Message-ID or the subject; null without one. */
    static String in(Headers headers, String subject) {
        for (String name : List.of("delivered-to", "x-original-to", "to", "cc")) {
            String found = headers.all(name)
                    .map(value -> first(IN_ADDRESS, value))
                    .filter(ref -> ref != null)
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                return found;
            }
        }
        String answered =
                first(ANYWHERE, String.join(" ", MessageIds.of(headers).references()));
        return answered == null ? first(ANYWHERE, subject) : answered;
    }

    private static String first(Pattern pattern, String text) {
        Matcher reference = pattern.matcher(text);
        return reference.find() ? reference.group(1).toUpperCase(Locale.ROOT) : null;
    }
}
