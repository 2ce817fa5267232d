package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** One-time codes that nothing calls one: "got this: 881 204", "code 5512 is refused", "Use R4T9-KX to confirm", and the second of two. */
final class OtpReceived {
    private static final int BEFORE = 12;
    private static final int AFTER = 10;
    private static final int REFUSED = 24;
    /** From the words that something came to the line with nothing but the code. */
    private static final int ABOVE = 16;

    private static final int NEXT = 16;
    private static final int FAR = 30;
    private static final int LINE = 40;
    private static final int LABEL = 6;
    private static final Cue[] OTHERS = {
        Cue.UID, Cue.UID_STRONG, Cue.ORDER, Cue.REFERENCE, Cue.TX, Cue.BANK, Cue.BALANCE, Cue.OTP_NOT, Cue.CARD
    };
    private static final Set<String> POINTING = WordLists.read("codes", "before code");

    private OtpReceived() {}

    /** @param digits of the number that begins and ends here, however it is grouped */
    static boolean judge(Reading reading, int start, int end, int digits, Candidates found) {
        if (other(reading, start, end) || !told(reading, start, end, digits)) {
            return false;
        }
        found.add(EntityTypes.OTP, start, end, Candidates.WEAK + 12);
        return true;
    }

    private static boolean told(Reading reading, int start, int end, int digits) {
        boolean round = reading.text[end - 1] == '0' && reading.text[end - 2] == '0';
        boolean six = digits == 6 && !round;
        int came = reading.cues.before(start, Cue.RECEIVED, BEFORE);
        int comes = reading.cues.after(end, Cue.RECEIVED, AFTER);
        if (six && (came >= 0 && joined(reading, came, start) || comes >= 0 && joined(reading, end, comes))) {
            return true;
        }
        boolean refused = reading.cues.after(end, Cue.REFUSED, REFUSED) >= 0;
        boolean told = reading.cues.before(start, Cue.RECEIVED, ABOVE) >= 0;
        if (six && alone(reading, start, end) && (refused || told || follows(reading, end))) {
            return true;
        }
        if (six && refused && reading.cues.near(start, end, Cue.CODE, LINE)) {
            return true;
        }
        int code = reading.cues.before(start, Cue.CODE, 3);
        return code >= 0 && digits != 5 && refused && pointed(reading, code) && plain(reading, end)
                || digits >= 6 && confirming(reading, start, end);
    }

    /** Nothing else stands in its line. */
    private static boolean alone(Reading reading, int start, int end) {
        return reading.at(start - 1) == '\n' && reading.at(end) == '\n' && end - start < reading.length;
    }

    private static boolean follows(Reading reading, int end) {
        return reading.cues.after(end, Cue.RECEIVED, LINE) >= 0 || reading.cues.after(end, Cue.CODE, LINE) >= 0;
    }

    /** "my code", "el código", "код": not "code 1021 invalid", as programs say. */
    private static boolean pointed(Reading reading, int code) {
        int start = reading.cues.startOf(Cue.CODE, code);
        if (reading.lower[start] > 0x7f) {
            return true;
        }
        int end = start;
        while (end > 0 && reading.text[end - 1] == ' ') {
            end--;
        }
        int from = end;
        while (from > 0 && end - from < 12 && Chars.wordLetter(reading.text[from - 1])) {
            from--;
        }
        return POINTING.contains(new String(reading.lower, from, end - from));
    }

    /** The sentence goes on with a word, and not with a message of a program. */
    private static boolean plain(Reading reading, int end) {
        char next = reading.at(reading.skipBlanks(end));
        return Chars.wordLetter(next) || Chars.cjk(next) || next == ',';
    }

    /** "120033 then 450912": as long as the code before, a word or two between, and no label of another thing. */
    static boolean second(Reading reading, int before, int start, int end) {
        boolean phone = reading.cues.before(start, Cue.PHONE, 6) >= 0;
        if (before < 0 || start - before > NEXT || phone || other(reading, start, end)) {
            return false;
        }
        for (int i = before; i < start; i++) {
            char c = reading.text[i];
            if (c == '.' || c == '。' || c == '?' || c == '=' || c == '#') {
                return false;
            }
        }
        return true;
    }

    private static boolean other(Reading reading, int start, int end) {
        for (Cue cue : OTHERS) {
            int label = reading.cues.before(start, cue, LABEL);
            if (label >= 0 && reading.indexOf("\n", label, start) < 0 || reading.cues.after(end, cue, 2) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean joined(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (Chars.digit(c) || c == '.' || c == '。' || c == '?' || c == '\n') {
                return false;
            }
        }
        return true;
    }

    /** "Use … to confirm", "enter … to log in": what stands between is a code. */
    private static boolean confirming(Reading reading, int start, int end) {
        return reading.cues.before(start, Cue.ENTERING, 3) >= 0 && reading.cues.after(end, Cue.CONFIRMING, 3) >= 0;
    }

    /** Codes of capital letters and digits, some words behind what calls them one, or between "use" and "to confirm". */
    static void lettered(Reading reading, Candidates found) {
        int last = 0;
        for (int n = 0; n < reading.numbers.count; n++) {
            int start = reading.numbers.start(n);
            if (start < last) {
                continue;
            }
            while (start > last && reading.numbers.start(n) - start < 12 && part(reading, start - 1)) {
                start--;
            }
            int end = reading.numbers.end(n);
            while (end < reading.length && end - start < 14 && part(reading, end)) {
                end++;
            }
            last = end;
            if (code(reading, start, end) && !other(reading, start, end)) {
                int label = reading.cues.before(start, Cue.OTP, FAR);
                boolean called = label >= 0 && joined(reading, label, start) && said(reading, start);
                if (called || google(reading, start, end) || confirming(reading, start, end)) {
                    found.add(EntityTypes.OTP, start, end, Candidates.WEAK + 20);
                }
            }
        }
    }

    /** "G-618804". */
    private static boolean google(Reading reading, int start, int end) {
        return end - start == 8 && reading.startsWith(start, "G-") && Values.digits(reading.words(start + 2, end));
    }

    private static boolean part(Reading reading, int at) {
        char c = reading.text[at];
        return Chars.digit(c)
                || c >= 'A' && c <= 'Z'
                || c == '-' && Chars.alnum(reading.at(at - 1)) && Chars.alnum(reading.at(at + 1));
    }

    private static boolean code(Reading reading, int start, int end) {
        String value = reading.words(start, end).replace("-", "");
        return value.length() >= 5
                && value.length() <= 10
                && Values.has(value, Character::isLetter)
                && Values.has(value, Character::isDigit)
                && !Chars.alnum(reading.at(start - 1))
                && !Chars.alnum(reading.at(end))
                && "-_/@#".indexOf(reading.at(start - 1)) < 0
                && "-_/@".indexOf(reading.at(end)) < 0;
    }

    private static boolean said(Reading reading, int start) {
        int i = start;
        while (i > 0 && " \"'(".indexOf(reading.text[i - 1]) >= 0) {
            i--;
        }
        char c = reading.low(i - 1);
        return c == ':'
                || c == '是'
                || c == '为'
                || c == '的'
                || c == 'は'
                || reading.startsLow(i - 3, " is")
                || reading.startsLow(i - 4, " was")
                || reading.startsLow(i - 3, " es");
    }
}
