package io.fairlead.channel.email.mailbox;

import io.fairlead.config.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** What is wrong with the values of these options of an endpoint, by option; how to mend it is part of it. */
    public static Map<String, String> complaints(Map<String, String> options) {
        Map<String, String> complaints = new LinkedHashMap<>();
        for (String duration : List.of("delay", "timeout", "idle")) {
            String value = options.getOrDefault(duration, "1s");
            if (!Durations.is(value)) {
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

    /** The server as people know it. */
    String server() {
        return host + ":" + port;
    }
}
