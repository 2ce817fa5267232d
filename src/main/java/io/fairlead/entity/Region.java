package io.fairlead.entity;

/** Small readings around a place that several detectors share. */
final class Region {
    private Region() {}

    /** The word of letters and digits (with dashes and slashes inside) that begins here. */
    static int wordEnd(Reading reading, int start) {
        int end = start;
        while (end < reading.length
                && end - start < 64
                && (Chars.alnum(reading.text[end])
                        || (reading.text[end] == '-'
                                        || reading.text[end] == '/'
                                        || reading.text[end] == '.'
                                        || reading.text[end] == '_')
                                && Chars.alnum(reading.at(end + 1))
                                && Chars.alnum(reading.at(end - 1)))) {
            end++;
        }
        return end;
    }

    /** Passes over what stands between a label and its value: blanks, colons, "is", "no.", brackets; at most {@code most} characters. */
    static int value(Reading reading, int label, int most) {
        int i = label;
        int stop = Math.min(reading.length, label + most);
        while (i < stop) {
            char c = reading.text[i];
            if (c == ' ' || c == ':' || c == '#' || c == '=' || c == '(' || c == ')' || c == '"' || c == '\''
                    || c == '-' || c == '.' || c == ',' || c == '°' || c == 'º' || c == '№' || c == '[' || c == '>'
                    || c == '\n') {
                i++;
            } else if (Chars.cjk(c)) {
                if (i - label > 10) {
                    return -1;
                }
                i++;
            } else if (Chars.wordLetter(c) || c >= 0x590 && c < 0x700) {
                int end = i;
                boolean digit = false;
                while (end < reading.length
                        && end - i < 40
                        && (Chars.wordLetter(reading.text[end])
                                || Chars.digit(reading.text[end])
                                || reading.text[end] >= 0x590 && reading.text[end] < 0x700
                                || reading.text[end] == '-' && Chars.alnum(reading.at(end + 1)))) {
                    digit |= Chars.digit(reading.text[end]);
                    end++;
                }
                if (digit) {
                    return i;
                }
                i = end;
            } else {
                return Chars.digit(c) ? i : -1;
            }
        }
        return -1;
    }
}
