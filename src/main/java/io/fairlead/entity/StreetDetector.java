package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/**
 * Postal addresses of countries that write words with blanks: a word for a street with a house number on its side of it,
 * and what belongs to it after (flat, town, postcode), taken in while it looks like an address.
 */
final class StreetDetector implements Detector {
    /** Between the words for a firm and its address. */
    private static final int FIRM = 16;

    private static final Set<String> GERMAN =
            Set.of("strasse", "strase", "str.", "weg", "platz", "allee", "gasse", "damm", "ufer", "ring");

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.ADDRESS);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (reading.numbers.count == 0) {
            return;
        }
        for (int n = 0; n < reading.cues.count(Cue.STREET_AFTER); n++) {
            numberFirst(
                    reading,
                    reading.cues.start(Cue.STREET_AFTER, n),
                    reading.cues.end(Cue.STREET_AFTER, n),
                    false,
                    found);
        }
        for (int n = 0; n < reading.cues.count(Cue.STREET_BEFORE); n++) {
            int start = reading.cues.start(Cue.STREET_BEFORE, n);
            int end = reading.cues.end(Cue.STREET_BEFORE, n);
            if (!numberFirst(reading, start, end, true, found)) {
                numberLast(reading, start, end, found);
            }
        }
        for (int n = 0; n < reading.numbers.count; n++) {
            german(reading, n, found);
        }
    }

    /** "8 Tannery Yard", "12 bis rue des Lilas", "số 12 đường Hoa": at most five words between. */
    private static boolean numberFirst(Reading reading, int street, int end, boolean name, Candidates found) {
        int n = reading.numbers.from(Math.max(0, street - 48));
        int last = -1;
        while (n < reading.numbers.count && reading.numbers.start(n) < street) {
            last = n++;
        }
        if (last < 0 || reading.numbers.digits(last) > 5 || street - reading.numbers.end(last) > 40) {
            return false;
        }
        int start = reading.numbers.start(last);
        if (!between(reading, reading.numbers.end(last), street) || !whole(reading, start)) {
            return false;
        }
        boolean called = called(reading, start);
        boolean capital = capitals(reading, reading.numbers.end(last), street);
        boolean direct = street - reading.numbers.end(last) <= 6;
        if (!called && !capital || name && !direct || !name && direct && street - reading.numbers.end(last) < 3) {
            return false;
        }
        if (name && !called && !Character.isUpperCase(reading.at(reading.skipBlanks(end))) && !follows(reading, end)) {
            return false;
        }
        add(reading, StreetReach.left(reading, start), end, name, found);
        return true;
    }

    /** In a name of a street, or an address's own words further on: it needs a capital or a comma and more. */
    private static boolean follows(Reading reading, int end) {
        for (int i = end; i < Math.min(reading.length, end + 20); i++) {
            if (reading.text[i] == ',' || Character.isUpperCase(reading.text[i])) {
                return true;
            }
        }
        return false;
    }

    /** "ул. Ленина, д. 5", "Rua das Flores, 123", "Jl. Melati No. 5": the number within a few words after. */
    private static void numberLast(Reading reading, int street, int end, Candidates found) {
        int n = reading.numbers.from(end);
        if (n >= reading.numbers.count || reading.numbers.start(n) - end > 46 || reading.numbers.digits(n) > 5) {
            return;
        }
        int number = reading.numbers.start(n);
        int name = reading.skipBlanks(end);
        boolean called = called(reading, street);
        boolean capital = Character.isUpperCase(reading.at(name))
                || Chars.digit(reading.at(name)) && Character.isUpperCase(reading.text[street]);
        boolean turkish = Character.isUpperCase(reading.at(StreetReach.left(reading, street)));
        boolean arabic = reading.text[street] > 0x600 && reading.text[street] < 0x700;
        if (!called && !capital && !turkish && !arabic
                || number - end < 1
                || words(reading, end, number) > 7
                || !plain(reading, end, number)
                || OtpDetector.unit(reading, reading.numbers.end(n))) {
            return;
        }
        boolean bare = words(reading, end, number) == 0 && !called;
        if (!bare) {
            add(reading, StreetReach.left(reading, street), reading.numbers.end(n), true, found);
        }
    }

    private static void german(Reading reading, int n, Candidates found) {
        int number = reading.numbers.start(n);
        int i = number - 1;
        if (reading.numbers.digits(n) > 4 || reading.at(i) != ' ') {
            return;
        }
        int start = i;
        while (start > 0
                && i - start < 32
                && (Chars.wordLetter(reading.text[start - 1])
                        || reading.text[start - 1] == '-'
                        || reading.text[start - 1] == '.')) {
            start--;
        }
        String word = new String(reading.lower, start, i - start);
        boolean suffix = word.length() >= 7
                && Character.isUpperCase(reading.text[start])
                && GERMAN.stream().anyMatch(end -> word.endsWith(end) && word.length() > end.length() + 2);
        if (suffix) {
            add(reading, start, reading.numbers.end(n), true, found);
        }
    }

    private static void add(Reading reading, int start, int core, boolean number, Candidates found) {
        if (reading.cues.before(start, Cue.ADDRESS_OF_FIRM, FIRM) >= 0) {
            return;
        }
        int end = StreetReach.right(reading, core, start);
        found.add(EntityTypes.ADDRESS, start, end, Candidates.LIKELY + (number ? 6 : 7));
    }

    private static boolean called(Reading reading, int start) {
        return reading.cues.before(start, Cue.ADDRESS, 30) > reading.cues.before(start, Cue.ADDRESS_NOT, 30);
    }

    private static boolean whole(Reading reading, int start) {
        char c = reading.at(start - 1);
        return !Chars.alnum(c) && c != '.' && c != '$' && c != '@' && c != '+' && c != ':'
                || start == 0
                || c == ':' && !Chars.digit(reading.at(start - 2));
    }

    /** Nothing that ends the thought between number and street; a letter may follow the number, or a comma. */
    private static boolean between(Reading reading, int from, int to) {
        int words = 0;
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (c == ' ') {
                words++;
            } else if (c == '\n'
                    || c == ':'
                    || c == '?'
                    || c == '!'
                    || c == '%'
                    || c == '$'
                    || c == ',' && i > from + 1
                    || c == '@') {
                return false;
            }
        }
        return words <= 5;
    }

    private static boolean plain(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (c == '?'
                    || c == '!'
                    || c == '@'
                    || c == '$'
                    || c == '='
                    || c == '\n' && i > from + 1 && reading.at(i - 1) != ',') {
                return false;
            }
        }
        return true;
    }

    private static int words(Reading reading, int from, int to) {
        int words = 0;
        for (int i = from; i < to; i++) {
            if (Character.isLetter(reading.text[i]) && !Character.isLetter(reading.at(i - 1))) {
                words++;
            }
        }
        return words;
    }

    /** Every word between begins with a capital, particles aside; and there is one. */
    private static boolean capitals(Reading reading, int from, int to) {
        int capitals = 0;
        for (int i = from + 1; i < to; i++) {
            boolean first = Character.isLetter(reading.text[i])
                    && !Character.isLetter(reading.at(i - 1))
                    && !Chars.digit(reading.at(i - 1))
                    && reading.at(i - 1) != '\'';
            if (first && Character.isUpperCase(reading.text[i])) {
                capitals++;
            } else if (first && reading.at(i + 2) != ' ' && reading.at(i + 3) != ' ' && reading.at(i + 1) != ' ') {
                return false;
            }
        }
        return capitals > 0 || to - from <= 6;
    }
}
