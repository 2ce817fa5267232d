package io.fairlead.channel.email;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a bounce says (RFC 3464, and mail servers older than it): which mail of ours came back, from whom, why. */
final class Bounce {
    private static final Pattern STATUS_FIELD =
            Pattern.compile("(?im)^(?:status)\\s*:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern ACTION = Pattern.compile("(?im)^action\\s*:\\s*([a-z]+)");
    private static final Pattern RECIPIENT = Pattern.compile(
            "(?im)^(?:original|final)-recipient\\s*:\\s*(?:[a-z0-9-]+\\s*;)?\\s*<?([^\\s<>;]+@[^\\s<>;]+)");
    private static final Pattern STATUS_WORDS = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern ID_LINE = Pattern.compile("(?im)^[> \\t]*message-id[ \\t]*:\\s{0,10}<([^<>\\s]+)>");
    private static final Pattern ANY_ADDRESS = Pattern.compile("<([^\\s<>@]+@[^\\s<>@]+)>");

    private Bounce() {}

    /** Hints {@code bounce_of} (Message-ID), {@code bounced_recipient}, {@code bounce_action}, {@code bounce_status}. */
    static Map<String, String> hints(Part root, String text) {
        Map<String, String> hints = new LinkedHashMap<>();
        read(root, hints, 0);
        String failed = root.headers().raw("x-failed-recipients");
        if (failed != null) {
            hints.putIfAbsent("bounced_recipient", failed.split(",")[0].strip());
        }
        put(hints, "bounce_of", ID_LINE, text);
        put(hints, "bounce_status", STATUS_WORDS, text);
        put(hints, "bounced_recipient", ANY_ADDRESS, text);
        MessageIds ids = MessageIds.of(root.headers());
        if (!ids.references().isEmpty()) {
            hints.putIfAbsent("bounce_of", ids.references().get(ids.references().size() - 1));
        }
        return hints;
    }

    /** A report that says of every recipient that the mail arrived. */
    static boolean isDelivered(Part report) {
        Matcher action = ACTION.matcher(report.string(64 << 10));
        boolean delivered = false;
        while (action.find()) {
            delivered = List.of("delivered", "relayed", "expanded")
                    .contains(action.group(1).toLowerCase(Locale.ROOT));
            if (!delivered) {
                return false;
            }
        }
        return delivered;
    }

    private static void read(Part part, Map<String, String> hints, int depth) {
        String type = part.type().value();
        if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
            String report = part.string(64 << 10).replaceAll("\n[ \t]+", " ");
            put(hints, "bounced_recipient", RECIPIENT, report);
            put(hints, "bounce_action", ACTION, report);
            put(hints, "bounce_status", STATUS_FIELD, report);
        } else if (part.isMail() && depth > 0 && !part.children().isEmpty()) {
            String id = MessageIds.of(part.children().get(0).headers()).own();
            if (!id.isEmpty()) {
                hints.putIfAbsent("bounce_of", id);
            }
        } else if (type.equals("text/rfc822-headers") || type.equals("message/global-headers")) {
            put(hints, "bounce_of", ID_LINE, part.string(64 << 10).replaceAll("\n[ \t]+", " "));
        } else {
            part.children().forEach(child -> read(child, hints, depth + 1));
        }
    }

    private static void put(Map<String, String> hints, String name, Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!hints.containsKey(name) && found.find()) {
            hints.put(name, found.group(1));
        }
    }
}
