package io.fairlead.entity;

/** How far an address reaches on both sides of its street and number. */
final class StreetReach {
    private StreetReach() {}

    /** Takes in what stands before on the same line: "Flat 3, ", "г. Москва, ", "Moda Mah. ". */
    static int left(Reading reading, int start) {
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
    static int right(Reading reading, int core, int start) {
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
