package io.fairlead.topic;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a team works: hours by weekday in its own time zone, without its holidays.
 *
 * @param hours spans of a day in its order; a day that is not there is free
 */
record WorkingHours(ZoneId zone, Map<DayOfWeek, List<Span>> hours, Set<LocalDate> holidays) {
    private static final int DAYS_AHEAD = 400;

    WorkingHours {
        hours = Map.copyOf(hours);
        holidays = Set.copyOf(holidays);
    }

    /** Minutes of a day, 0 to 1440; the end is not part of it. */
    record Span(int from, int to) {}

    /** The moment at which so much working time has passed since {@code start}. */
    Instant after(Instant start, Duration work) {
        Duration left = work;
        LocalDate first = start.atZone(zone).toLocalDate();
        for (int day = 0; day < DAYS_AHEAD; day++) {
            LocalDate date = first.plusDays(day);
            if (holidays.contains(date)) {
                continue;
            }
            for (Span span : hours.getOrDefault(date.getDayOfWeek(), List.of())) {
                Instant from = later(start, at(date, span.from()));
                Duration here = Duration.between(from, at(date, span.to()));
                if (here.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = here.isNegative() ? left : left.minus(here);
            }
        }
        return start.plus(work);
    }

    private Instant at(LocalDate date, int minute) {
        // By the clock on the wall, so that a day of 23 or 25 hours begins and ends when people think it does.
        ZonedDateTime time = minute == 24 * 60
                ? date.plusDays(1).atStartOfDay(zone)
                : date.atTime(minute / 60, minute % 60).atZone(zone);
        return time.toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
