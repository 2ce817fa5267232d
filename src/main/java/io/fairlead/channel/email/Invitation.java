package io.fairlead.channel.email;

import java.util.List;
import java.util.Locale;

/** The readable lines of a calendar part (RFC 5545), for mails that hold nothing else. */
final class Invitation {
    private static final List<String> READABLE =
            List.of("SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "ORGANIZER");

    private Invitation() {}

    static String text(String calendar) {
        StringBuilder text = new StringBuilder();
        boolean inEvent = false;
        for (String line : calendar.replaceAll("\n[ \t]", "").split("\n")) {
            String upper = line.strip().toUpperCase(Locale.ROOT);
            if (upper.equals("BEGIN:VEVENT") || upper.equals("BEGIN:VTODO")) {
                inEvent = true;
            } else if (upper.startsWith("BEGIN:") || upper.startsWith("END:")) {
                inEvent = false;
            }
            int colon = line.indexOf(':');
            String name = colon < 0
                    ? ""
                    : upper.substring(0, Math.min(colon, upper.length())).split(";", 2)[0];
            if (inEvent && READABLE.contains(name)) {
                text.append(unescaped(line.substring(colon + 1).strip())).append('\n');
            }
        }
        return text.toString().strip();
    }

    private static String unescaped(String value) {
        return value.replace("\\n", "\n")
                .replace("\\N", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
    }
}
