package io.fairlead.topic;

import io.fairlead.config.YamlNode;
import io.fairlead.topic.WorkingHours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the part {@code calendars} of {@code config/topics.yaml}: when which team works. */
final class CalendarReader {
    private static final Set<String> KEYS = Set.of("teams", "zone", "hours", "holidays");
    private static final String HOW = "write days and times as in {mon-fri: \"09:00-18:00\", sat: \"10:00-16:00\"}";

    private CalendarReader() {}

    /** Working hours by team; what is wrong is noted. */
    static Map<String, WorkingHours> read(YamlNode calendars, Set<String> teams) {
        Map<String, WorkingHours> byTeam = new HashMap<>();
        for (YamlNode node : calendars.items()) {
            node.onlyKeys(KEYS);
            WorkingHours hours = new WorkingHours(
                    node.parsed("zone", "a time zone such as Asia/Shanghai", ZoneId::of)
                            .orElse(ZoneId.of("UTC")),
                    hours(node),
                    holidays(node));
            if (node.get("teams").isMissing()) {
                node.mistake("this calendar is for no team", "add 'teams: [wallet, accounts]'");
            }
            for (YamlNode team : node.get("teams").items()) {
                if (!teams.contains(team.text())) {
                    team.mistake(
                            "no topic belongs to the team '" + team.text() + "'",
                            "known: "
                                    + String.join(", ", teams.stream().sorted().toList()));
                } else if (byTeam.put(team.text(), hours) != null) {
                    team.mistake("the team '" + team.text() + "' has two calendars", "keep one of them");
                }
            }
        }
        return byTeam;
    }

    private static Map<DayOfWeek, List<Span>> hours(YamlNode node) {
        Map<DayOfWeek, List<Span>> hours = new EnumMap<>(DayOfWeek.class);
        node.get("hours").entries().forEach((days, times) -> {
            try {
                List<Span> spans = spans(times.texts());
                days(days).forEach(day -> {
                    if (hours.put(day, spans) != null) {
                        times.mistake("'" + days + "' names a day that stands here already", "keep one of them");
                    }
                });
            } catch (IllegalArgumentException e) {
                times.mistake("'" + days + "' is no working time", HOW);
            }
        });
        if (hours.isEmpty()) {
            node.mistake("this calendar has no working hours", HOW);
        }
        return hours;
    }

    private static List<DayOfWeek> days(String text) {
        String[] ends = text.split("-", 2);
        DayOfWeek first = day(ends[0]);
        DayOfWeek last = ends.length == 1 ? first : day(ends[1]);
        List<DayOfWeek> days = new ArrayList<>();
        for (DayOfWeek day = first; ; day = day.plus(1)) {
            days.add(day);
            if (day == last) {
                return days;
            }
        }
    }

    private static DayOfWeek day(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.length() >= 3 && day.name().startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static List<Span> spans(List<String> texts) {
        List<Span> spans = new ArrayList<>();
        int last = 0;
        for (String text : texts) {
            String[] ends = text.split("-", 2);
            Span span = new Span(minute(ends[0]), ends.length == 2 ? minute(ends[1]) : 0);
            if (span.from() < last || span.to() <= span.from()) {
                throw new IllegalArgumentException(text);
            }
            last = span.to();
            spans.add(span);
        }
        return List.copyOf(spans);
    }

    private static int minute(String text) {
        String[] parts = text.strip().split(":");
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        int minute = Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
        if (minute < 0 || minute > 24 * 60 || Integer.parseInt(parts[1]) > 59) {
            throw new IllegalArgumentException(text);
        }
        return minute;
    }

    private static Set<LocalDate> holidays(YamlNode node) {
        Set<LocalDate> days = new HashSet<>();
        for (YamlNode day : node.get("holidays").items()) {
            try {
                days.add(LocalDate.parse(day.text()));
            } catch (DateTimeException e) {
                day.mistake("'" + day.text() + "' is no day", "write it as 2027-01-01");
            }
        }
        return days;
    }
}
