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
}
