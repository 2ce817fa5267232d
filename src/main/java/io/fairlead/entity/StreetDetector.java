package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/**
 * Postal addresses of countries that write words with blanks: a word for a street with a house number on its side of it,
 * and what belongs to it after (flat, town, postcode), taken in while it looks like an address.
 */
final class StreetDetector implements Detector {
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
        add(reading, left(reading, start), end, name, found);
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
        boolean turkish = Character.isUpperCase(reading.at(left(reading, street)));
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
            add(reading, left(reading, street), reading.numbers.end(n), true, found);
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
        int end = right(reading, core, start);
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

    /** Takes in what stands before on the same line: "Flat 3, ", "г. Москва, ", "Moda Mah. ". */
    private static int left(Reading reading, int start) {
        int at = start;
        for (int words = 0; words < 5; words++) {
            int end = at;
            while (end > 0 && at - end < 2 && (reading.text[end - 1] == ' ' || reading.text[end - 1] == ',')) {
                end--;
            }
            int word = end;
            while (word > 0
                    && end - word < 24
                    && (Chars.wordLetter(reading.text[word - 1])
                            || Chars.digit(reading.text[word - 1])
                            || reading.text[word - 1] == '.'
                            || reading.text[word - 1] == '-'
                            || reading.text[word - 1] == '/')) {
                word--;
            }
            if (word == end || end == at) {
                return at;
            }
            boolean part = reading.cues.before(end, Cue.STREET_PART, 1) >= word
                    || reading.cues.before(end, Cue.STREET_BEFORE, 1) >= word
                    || reading.low(word) == 'г' && end - word <= 2;
            boolean town =
                    Character.isUpperCase(reading.text[word]) && reading.text[word] > 0x7f && reading.at(end) == ',';
            boolean named = Character.isUpperCase(reading.text[word])
                    && (reading.cues.after(at, Cue.STREET_BEFORE, 0) >= 0
                            && reading.lower[at] != 'c'
                            && reading.text[at] < 0x400
                            && tr(reading, at));
            boolean unit = Chars.digit(reading.text[word])
                    && end - word < 5
                    && reading.cues.before(word, Cue.STREET_PART, 2) >= 0;
            if (!part && !town && !named && !unit || reading.cues.before(end, Cue.ADDRESS, 1) >= 0) {
                return at;
            }
            at = word;
        }
        return at;
    }

    /** Turkish puts the name before the word for the street. */
    private static boolean tr(Reading reading, int at) {
        return reading.startsWith(at, "Mah")
                || reading.startsWith(at, "Cad")
                || reading.startsWith(at, "Sok")
                || reading.startsWith(at, "Bulvar")
                || reading.startsWith(at, "mah")
                || reading.startsWith(at, "cad")
                || reading.startsWith(at, "sok");
    }

    /** Takes in flats, towns and postcodes: words with a capital, with digits, or known as parts of an address. */
    private static int right(Reading reading, int core, int start) {
        int end = core;
        while (end < reading.length
                && (Chars.alnum(reading.text[end]) || reading.text[end] == '/' && Chars.alnum(reading.at(end + 1)))
                && end - core < 5) {
            end++;
        }
        int at = end;
        while (at - start < 140) {
            int next = at;
            boolean comma = false;
            while (next < reading.length
                    && next - at < 3
                    && (reading.text[next] == ' '
                            || reading.text[next] == ','
                            || reading.text[next] == '.'
                            || reading.text[next] == '-'
                            || reading.text[next] == ':'
                            || reading.text[next] == '#'
                            || reading.text[next] == '\n' && comma
                            || reading.text[next] == '/')) {
                if (reading.text[next] == '.' && next > at && reading.at(next + 1) == ' ') {
                    return end;
                }
                comma |= reading.text[next] == ',';
                next++;
            }
            int stop = next;
            boolean digit = false;
            while (stop < reading.length
                    && stop - next < 24
                    && (Chars.wordLetter(reading.text[stop])
                            || Chars.digit(reading.text[stop])
                            || reading.text[stop] == '-'
                            || reading.text[stop] == '\''
                            || reading.text[stop] == '/'
                            || reading.text[stop] > 0x600 && reading.text[stop] < 0x700 && comma
                            || reading.text[stop] == 'º'
                            || reading.text[stop] == 'ª'
                            || reading.text[stop] == '°')) {
                digit |= Chars.digit(reading.text[stop]);
                stop++;
            }
            if (stop == next || next == at) {
                return end;
            }
            boolean part = reading.cues.after(next, Cue.STREET_PART, 0) >= 0
                    || reading.cues.after(next, Cue.STREET_BEFORE, 0) >= 0;
            boolean label = reading.cues.after(next, Cue.PHONE, 0) >= 0
                    || reading.cues.after(next, Cue.NAME, 0) >= 0
                    || reading.cues.after(next, Cue.DOB, 0) >= 0;
            boolean proper = Character.isUpperCase(reading.text[next]) && (stop - next > 1 || digit || part);
            boolean small = digit
                    && stop - next <= 9
                    && !(Chars.digit(reading.at(next))
                            && stop - next > 6
                            && reading.text[next + 1] != '-'
                            && reading.indexOf("-", next, stop) < 0);
            if (label || !proper && !part && !small) {
                return end;
            }
            at = stop;
            if (!part || proper || digit) {
                end = stop;
            }
        }
        return end;
    }
}
