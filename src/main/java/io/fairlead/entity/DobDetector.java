package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Dates of birth: a date of a person's possible age beside the words for being born. */
final class DobDetector implements Detector {
    /** Characters around the words for being born in which a date may begin. */
    private static final int BEFORE = 14;

    private static final int BEHIND = 16;
    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        for (String line : CueFiles.lines("months.txt")) {
            String[] names = line.substring(line.indexOf(':') + 1).split(",");
            for (int i = 0; i < names.length; i++) {
                MONTHS.put(Folding.key(names[i].strip()), i % 12 + 1);
            }
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.DOB);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (!reading.cues.any(Cue.DOB)) {
            return;
        }
        spelled(reading, found);
        for (int n = 0; n < reading.numbers.count; n++) {
            int[] date = date(reading, n);
            if (date == null) {
                continue;
            }
            int start = date[0];
            int end = date[1];
            boolean said = reading.cues.before(start, Cue.DOB, 32) >= 0 || reading.cues.after(end, Cue.DOB, 10) >= 0;
            if (said && Joined.alone(reading, start, end)) {
                found.add(EntityTypes.DOB, start, end, Candidates.LIKELY + 4);
                while (n + 1 < reading.numbers.count && reading.numbers.start(n + 1) < end) {
                    n++;
                }
            }
        }
    }

    private static void spelled(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.DOB); n++) {
            int start = reading.cues.start(Cue.DOB, n);
            int end = reading.cues.end(Cue.DOB, n);
            for (int i = Math.max(0, start - BEFORE); i < Math.min(reading.length, end + BEHIND); i++) {
                int stop = SpelledDate.end(reading, i);
                if (stop > 0 && (i >= end || stop <= start)) {
                    found.add(EntityTypes.DOB, i, stop, Candidates.LIKELY + 4);
                    break;
                }
            }
        }
    }

    /** Start and end of the date that begins at run n, in any of the usual orders; null when it is none. */
    private static int[] date(Reading reading, int n) {
        int digits = reading.numbers.digits(n);
        int start = reading.numbers.start(n);
        if (digits == 8) {
            String d = reading.words(start, start + 8);
            return valid(number(d, 0, 4), number(d, 4, 6), number(d, 6, 8)) ? new int[] {start, start + 8} : null;
        }
        if (n + 2 < reading.numbers.count && separated(reading, n) && separated(reading, n + 1)) {
            int a = value(reading, n);
            int b = value(reading, n + 1);
            int c = value(reading, n + 2);
            int end = reading.numbers.end(n + 2);
            if (digits == 4 && valid(a, b, c)) {
                int day = reading.skipBlanks(end);
                return new int[] {start, "日号號일".indexOf(reading.at(day)) >= 0 && day < reading.length ? day + 1 : end};
            }
            int year = reading.numbers.digits(n + 2) == 2 ? 1900 + c : c;
            if (digits <= 2 && reading.numbers.digits(n + 2) != 3 && (valid(year, b, a) || valid(year, a, b))) {
                return new int[] {start, end};
            }
        }
        return digits <= 2 ? worded(reading, n) : null;
    }

    /** "6 October 1986", "Oct 6th, 1986", "6 de octubre de 1986". */
    private static int[] worded(Reading reading, int n) {
        int start = reading.numbers.start(n);
        if (n + 1 >= reading.numbers.count
                || reading.numbers.digits(n + 1) != 4
                || reading.numbers.start(n + 1) - reading.numbers.end(n) > 26
                || !valid(value(reading, n + 1), 1, value(reading, n))) {
            return null;
        }
        if (month(reading, reading.numbers.end(n), reading.numbers.start(n + 1))) {
            return new int[] {start, reading.numbers.end(n + 1)};
        }
        int word = start;
        while (word > 0 && start - word < 2 && (reading.text[word - 1] == ' ' || reading.text[word - 1] == '.')) {
            word--;
        }
        int end = word;
        while (word > 0 && end - word < 12 && Chars.wordLetter(reading.text[word - 1])) {
            word--;
        }
        return MONTHS.containsKey(new String(reading.lower, word, end - word))
                ? new int[] {word, reading.numbers.end(n + 1)}
                : null;
    }

    static boolean month(String word) {
        return MONTHS.containsKey(word);
    }

    private static boolean month(Reading reading, int from, int to) {
        int i = from;
        while (i < to) {
            int stop = i;
            while (stop < to
                    && (Chars.wordLetter(reading.lower[stop])
                            || reading.lower[stop] >= 0x600 && reading.lower[stop] < 0x700)) {
                stop++;
            }
            if (stop > i && MONTHS.containsKey(new String(reading.lower, i, stop - i))) {
                return true;
            }
            i = stop + 1;
        }
        return false;
    }

    private static boolean separated(Reading reading, int n) {
        int from = reading.numbers.end(n);
        int to = reading.numbers.start(n + 1);
        for (int i = from; i < to; i++) {
            if ("-/. 年月년월".indexOf(reading.text[i]) < 0) {
                return false;
            }
        }
        return to - from <= 3;
    }

    private static int value(Reading reading, int n) {
        return reading.numbers.digits(n) > 4
                ? -1
                : Integer.parseInt(reading.words(reading.numbers.start(n), reading.numbers.end(n)));
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private static boolean valid(int year, int month, int day) {
        return year <= 2021 && Checks.date(year, month, day);
    }
}
