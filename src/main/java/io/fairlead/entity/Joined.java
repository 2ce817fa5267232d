package io.fairlead.entity;

/** Runs of digits that a separator joins into one number. */
final class Joined {
    private static final Cue[] LABELS = {
        Cue.UID, Cue.PHONE, Cue.OTP, Cue.ORDER, Cue.CARD, Cue.CN_ID, Cue.SSN, Cue.BANK, Cue.NATIONAL_ID, Cue.PASSWORD
    };

    private Joined() {}

    /** The last run that can belong to the number that begins with run {@code first}, of at most {@code most} digits. */
    static int end(Reading reading, int first, int most, String separators) {
        int last = first;
        int digits = reading.numbers.digits(first);
        while (last + 1 < reading.numbers.count
                && digits <= most
                && between(reading, reading.numbers.end(last), reading.numbers.start(last + 1), separators)) {
            digits += reading.numbers.digits(last + 1);
            if (digits > most) {
                break;
            }
            last++;
        }
        return last;
    }

    private static boolean between(Reading reading, int from, int to, String separators) {
        int gap = to - from;
        if (gap == 1) {
            return separators.indexOf(reading.text[from]) >= 0;
        }
        if (gap == 2) {
            return separators.indexOf(reading.text[from]) >= 0
                            && reading.text[from + 1] == ' '
                            && reading.text[from] != '.'
                    || reading.text[from] == ')' && reading.text[from + 1] == ' ' && separators.indexOf('(') >= 0
                    || reading.text[from] == ' ' && reading.text[from + 1] == '(' && separators.indexOf('(') >= 0;
        }
        return gap == 3
                && reading.text[from] == ' '
                && reading.text[from + 1] == '-'
                && reading.text[from + 2] == ' '
                && separators.indexOf('-') >= 0;
    }

    /** In the midst of a chain of short runs ("1 2 3 …"), which is read from its first only, so that the cost stays linear. */
    static boolean within(Reading reading, int n) {
        return n > 0
                && reading.numbers.digits(n) <= 2
                && reading.numbers.digits(n - 1) <= 2
                && (reading.numbers.start(n) - reading.numbers.end(n - 1) == 1
                        || between(reading, reading.numbers.end(n - 1), reading.numbers.start(n), " -."));
    }

    static int digits(Reading reading, int first, int last) {
        return reading.numbers.digits(first, last);
    }

    static String text(Reading reading, int first, int last) {
        StringBuilder text = new StringBuilder();
        for (int n = first; n <= last; n++) {
            text.append(reading.text, reading.numbers.start(n), reading.numbers.digits(n));
        }
        return text.toString();
    }

    /** Not a part of a longer number, word, decimal, or a masked value. */
    static boolean alone(Reading reading, int start, int end) {
        char before = reading.at(start - 1);
        char after = reading.at(end);
        if (Chars.alnum(before) && start > 0 && !labelled(reading, start)
                || Chars.alnum(after) && end < reading.length && !unit(reading, end)) {
            return false;
        }
        if (masks(before) || masks(after) || before == '_' || after == '_') {
            return false;
        }
        boolean decimalBefore = decimal(reading, start - 1) && Chars.digit(reading.at(start - 2));
        boolean decimalAfter = decimal(reading, end) && Chars.digit(reading.at(end + 1));
        boolean joinedBefore = (before == '-' || before == '/')
                && Chars.alnum(reading.at(start - 2))
                && Chars.digit(reading.at(start - 2));
        return !decimalBefore && !decimalAfter && !joinedBefore && !(before == '$' || before == '€' || before == '£');
    }

    /** A full-width comma never stands within a number. */
    private static boolean decimal(Reading reading, int at) {
        char c = reading.at(at);
        return (c == '.' || c == ',') && reading.verbatim(at);
    }

    /** A context word stands right before, as in "uid123456". */
    static boolean labelled(Reading reading, int start) {
        for (Cue cue : LABELS) {
            if (reading.cues.before(start, cue, 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A word typed right behind the digits, as in "13800000000my": not one of hex digits only. */
    private static boolean unit(Reading reading, int end) {
        return Chars.letter(reading.at(end))
                && Chars.letter(reading.at(end + 1))
                && reading.low(end) > 'f'
                && reading.low(end) != 'x'
                && reading.low(end) != 'u';
    }

    private static boolean masks(char c) {
        return c == '*' || c == '•' || c == '●' || c == '█' || c == '…';
    }
}
