package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Passport numbers: one or two letters and 6 to 9 digits, or digits alone, after the word; machine-readable lines by form. */
final class PassportDetector implements Detector {
    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.PASSPORT);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.PASSPORT); n++) {
            int cue = reading.cues.end(Cue.PASSPORT, n);
            int start = Region.value(reading, cue, 40);
            if (start >= 0) {
                take(reading, start, found);
            }
        }
        for (int n = 0; n < reading.words.count; n++) {
            machineLine(reading, reading.words.start(n), found);
        }
        before(reading, found);
        if (reading.indexOf("<", 0, reading.length) >= 0) {
            numberLines(reading, found);
        }
        for (int at = reading.indexOf("P<", 0, reading.length);
                at >= 0;
                at = reading.indexOf("P<", at + 2, reading.length)) {
            machineLine(reading, at, found);
        }
    }

    private static void take(Reading reading, int start, Candidates found) {
        int end = start;
        int digits = 0;
        int letters = 0;
        int gap = 0;
        while (end < reading.length && end - start < 14) {
            char c = reading.text[end];
            if (Chars.digit(c)) {
                digits++;
                gap = 0;
            } else if (Chars.letter(c) && (digits == 0 || digits == 2 && letters < 2 && end - start < 4)) {
                letters++;
            } else if (Chars.letter(c) && !Chars.letter(reading.at(end + 1)) && Chars.digit(reading.at(end - 1))) {
                letters++;
            } else if ((c == ' ' || c == '-') && ++gap < 2 && Chars.digit(reading.at(end + 1))) {
                // "4510 123456", "E 12345678"
            } else {
                break;
            }
            end++;
        }
        if (digits >= 6
                && digits <= 10
                && letters <= 3
                && !Chars.alnum(reading.at(end))
                && !(reading.at(end) == '-' && Chars.digit(reading.at(end + 1)))) {
            found.add(EntityTypes.PASSPORT, start, end, Candidates.LIKELY + 17);
        }
    }

    /** "E12345678 is my passport". */
    private static void before(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.PASSPORT); n++) {
            int cue = reading.cues.start(Cue.PASSPORT, n);
            int number = reading.numbers.from(Math.max(0, cue - 30));
            if (number < reading.numbers.count
                    && reading.numbers.end(number) <= cue
                    && reading.numbers.digits(number) >= 6
                    && reading.numbers.digits(number) <= 9) {
                int start = reading.numbers.start(number);
                int letters = 0;
                while (letters < 3 && start > 0 && reading.text[start - 1] >= 'A' && reading.text[start - 1] <= 'Z') {
                    start--;
                    letters++;
                }
                if (letters >= 1 && letters <= 2 && !Chars.alnum(reading.at(start - 1))) {
                    found.add(EntityTypes.PASSPORT, start, reading.numbers.end(number), Candidates.LIKELY);
                }
            }
        }
    }

    /** ICAO 9303: "P&lt;" with a country and names, and the line of numbers after it. */
    private static void machineLine(Reading reading, int start, Candidates found) {
        if (!reading.startsWith(start, "P<")) {
            return;
        }
        int end = start;
        while (end < reading.length
                && end - start < 95
                && (Chars.alnum(reading.text[end]) || reading.text[end] == '<' || reading.text[end] == '\n')) {
            end++;
        }
        while (end > start && reading.text[end - 1] == '\n') {
            end--;
        }
        if (end - start >= 40) {
            found.add(EntityTypes.PASSPORT, start, end, Candidates.CERTAIN);
        }
    }

    /** ICAO 9303, part 4: the second line alone, where the check digit of the date of birth agrees. */
    private static void numberLines(Reading reading, Candidates found) {
        for (int i = 0; i < reading.length; i++) {
            int end = i;
            while (end < reading.length && zone(reading.text[end])) {
                end++;
            }
            int n = end - i;
            if (n >= 34 && n <= 46 && numberLine(reading, i)) {
                found.add(EntityTypes.PASSPORT, i, end, Candidates.CERTAIN - 1);
            }
            i = end;
        }
    }

    private static boolean zone(char c) {
        return c == '<' || Chars.digit(c) || c >= 'A' && c <= 'Z';
    }

    /** Number, check, country, birth, check, sex, expiry, check; of a number of eight the filler is often left out. */
    private static boolean numberLine(Reading reading, int start) {
        return dates(reading, start + 13) || dates(reading, start + 12);
    }

    private static boolean dates(Reading reading, int birth) {
        if ("MFX<".indexOf(reading.at(birth + 7)) < 0 || !Chars.digit(reading.at(birth + 6))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            if (!Chars.digit(reading.at(birth + i)) || !Chars.digit(reading.at(birth + 8 + i))) {
                return false;
            }
            sum += (reading.at(birth + i) - '0') * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        boolean country = !Chars.digit(reading.at(birth - 1)) && !Chars.digit(reading.at(birth - 3));
        return country && (reading.cues.any(Cue.PASSPORT) || sum % 10 == reading.at(birth + 6) - '0');
    }
}
