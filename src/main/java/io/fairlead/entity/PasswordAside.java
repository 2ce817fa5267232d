package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;

/** A password that brackets, commas or a name before it set apart from the word for it. */
final class PasswordAside {
    private PasswordAside() {}

    /** "my pin, 7741, is refused". */
    static boolean betweenCommas(Reading reading, int comma, Candidates found) {
        int start = reading.skipBlanks(comma + 1);
        int end = start;
        while (Chars.digit(reading.at(end))) {
            end++;
        }
        boolean pin =
                end - start >= 4 && end - start <= 8 && reading.at(end) == ',' && !Chars.digit(reading.at(end + 1));
        if (pin) {
            found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY + 4);
        }
        return pin;
    }

    /** "交易密码(778201)", "my password (Hulu_wa8)": no words within the brackets but the value. */
    static boolean inBrackets(Reading reading, int start, int close, Candidates found) {
        String value = reading.words(start, close);
        boolean pin = Values.digits(value) && value.length() >= 4 && value.length() <= 8;
        boolean secret =
                Values.secretLike(value) && Values.kinds(value) >= 3 && PasswordValue.end(reading, start) == close;
        boolean taken = (pin || secret && value.length() >= 6)
                && !Values.placeholder(value)
                && !PasswordValue.notOne(reading, start, close, value);
        if (taken) {
            found.add(EntityTypes.PASSWORD, start, close, Candidates.LIKELY + 6);
        }
        return taken;
    }

    /** "credentials: marlo / Hulu_wa8": behind a word for name and password together, where the second of the two begins; or -1. */
    static int ofTwo(Reading reading, int from, int start, int end) {
        int sign = reading.indexOf("/", start, end);
        sign = sign > 0 ? sign : reading.skipBlanks(end);
        if ("/|:,".indexOf(reading.at(sign)) < 0 || reading.cues.before(from, Cue.CREDENTIALS, 6) < 0) {
            return -1;
        }
        int second = reading.skipBlanks(sign + 1);
        String value = reading.words(second, Math.max(second, PasswordValue.end(reading, second)));
        return value.length() >= 6 && Values.secretLike(value) ? second : -1;
    }
}
