package io.fairlead.channel.email.mailbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a mailbox is read; secrets are not among it.
 *
 * @param implicitTls true for imaps, false for imap with STARTTLS
 * @param tlsRequired whether imap is refused where the server offers no STARTTLS
 * @param delay between two looks where the server has no IDLE
 * @param timeout after which a silent server counts as gone
 * @param idle after which IDLE is renewed; zero never uses it
 */
public record MailboxOptions(
        String host,
        int port,
        boolean implicitTls,
        boolean tlsRequired,
        List<String> folders,
        Duration delay,
        Duration timeout,
        Duration idle,
        String since,
        AfterCommit after,
        String moveTo) {
    private static final List<String> LOGINS = List.of("password", "google", "microsoft");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    /** What is wrong with the values of these options of an endpoint, by option; how to mend it is part of it. */
    public static Map<String, String> complaints(Map<String, String> options) {
        Map<String, String> complaints = new LinkedHashMap<>();
        for (String duration : List.of("delay", "timeout", "idle")) {
            String value = options.getOrDefault(duration, "1s");
            if (!DURATION.matcher(value).matches()) {
                complaints.put(duration, "'" + value + "' is not a duration, such as 500, 30s or 5m");
            }
        }
        Optional.ofNullable(options.get("since"))
                .flatMap(FirstLook::complaint)
                .ifPresent(what -> complaints.put("since", what));
        String login = options.getOrDefault("login", "password");
        if (!LOGINS.contains(login) && !login.matches("https://.+|http://(127\\.0\\.0\\.1|localhost)[:/].*")) {
            complaints.put("login", "'" + login + "' is none of " + LOGINS + ", nor an https address");
        }
        if ("move".equals(options.get("after"))
                && options.getOrDefault("moveTo", "").isBlank()) {
            complaints.put("after", "'move' needs a folder in 'moveTo'");
        }
        if (list(options.getOrDefault("folder", "")).contains(options.getOrDefault("moveTo", ""))) {
            complaints.put("moveTo", "mails moved to a folder that is read would come again; name another");
        }
        return complaints;
    }

    /** Items of a comma-separated list. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /** @param text a number of milliseconds, or with the unit ms, s, m or h */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration, such as 500, 30s or 5m");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2) == null ? "ms" : matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMillis(number);
        };
    }

    /** The server as people know it. */
    String server() {
        return host + ":" + port;
    }
}
