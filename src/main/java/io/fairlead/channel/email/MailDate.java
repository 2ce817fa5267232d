package io.fairlead.channel.email;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Date header (RFC 5322, and the ways in which it is got wrong). */
final class MailDate {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*\\.?[\\s-]+(\\d{2,4})[,\\s]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?"
                    + "\\s*(?:(?:GMT|UTC)?\\s*([+-]\\d{2}):?(\\d{2})|\\(?([A-Za-z]{1,4}))?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "([A-Za-z]{3})[a-z]*\\.?\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?)\\s+(?:([A-Z]{1,4})\\s+)?(\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.of(
            "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7, "JST", 9, "CET", 1);

    private static final int LONGEST = 200;

    private MailDate() {}

    /** The time that the header states, or null when it states none. */
    static Instant parse(String header) {
        if (header == null) {
            return null;
        }
        String stated = header.length() <= LONGEST ? header : header.substring(0, LONGEST);
        Matcher asctime = MONTH_FIRST.matcher(stated);
        String text = asctime.find() ? asctime.replaceFirst("$2 $1 $5 $3 $4") : stated;
        Matcher date = DATE.matcher(text);
        try {
            return date.find() ? instant(date) : iso(stated.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant iso(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                ? OffsetDateTime.parse(text).toInstant()
                : null;
    }

    private static Instant instant(Matcher date) {
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(date.group(3));
        year += year < 50 ? 2000 : year < 1000 ? 1900 : 0;
        int second = date.group(6) == null ? 0 : Math.min(59, Integer.parseInt(date.group(6)));
        return LocalDateTime.of(
                        year, month, number(date.group(1)), number(date.group(4)), number(date.group(5)), second)
                .toInstant(offset(date.group(7), date.group(8), date.group(9)));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static ZoneOffset offset(String hours, String minutes, String name) {
        if (hours != null) {
            int sign = hours.startsWith("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(number(hours), sign * number(minutes));
        }
        return ZoneOffset.ofHours(name == null ? 0 : ZONES.getOrDefault(name.toUpperCase(Locale.ROOT), 0));
    }
}
