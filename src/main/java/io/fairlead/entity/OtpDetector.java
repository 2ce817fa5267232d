package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** One-time codes: 4 to 8 digits (or Chinese numerals, or letters with digits after a colon) beside the words for them. */
final class OtpDetector implements Detector {
    /** From the words for a code to six digits and more in words, which little else is. */
    private static final int FAR = 32;

    private static final Set<String> UNITS = WordLists.read("amounts", "units");

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.OTP);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (!reading.cues.any(Cue.OTP)
                && !reading.cues.any(Cue.OTP_WEAK)
                && !reading.cues.any(Cue.RECEIVED)
                && !reading.cues.any(Cue.CONFIRMING)
                && reading.indexOf("G-", 0, reading.length) < 0) {
            return;
        }
        int before = -1;
        int size = 0;
        for (int n = 0; n < reading.numbers.count; n++) {
            int last = last(reading, n);
            int start = reading.numbers.start(n);
            int end = reading.numbers.end(last);
            int digits = Joined.digits(reading, n, last);
            if (digits >= 4 && digits <= 8) {
                if (Joined.alone(reading, start, end) && !amount(reading, start, end)) {
                    boolean second = digits == size && OtpReceived.second(reading, before, start, end);
                    if (second) {
                        found.add(EntityTypes.OTP, start, end, Candidates.LIKELY - 4);
                    }
                    boolean code = judge(reading, start, end, digits, found) || second;
                    before = code ? end : -1;
                    size = digits;
                }
            }
            n = last;
        }
        BackupCodes.find(reading, found);
        OtpReceived.lettered(reading, found);
        for (int n = 0; n < reading.cues.count(Cue.OTP); n++) {
            mixed(reading, reading.cues.end(Cue.OTP, n), found);
        }
        numerals(reading, found);
    }

    /** "604 118", "604-118", "6 0 4 1 1 8". */
    private static int last(Reading reading, int first) {
        int size = reading.numbers.digits(first);
        if (size > 4) {
            return first;
        }
        int last = first;
        while (last + 1 < reading.numbers.count
                && last - first < 7
                && reading.numbers.digits(last + 1) == size
                && apart(reading, reading.numbers.end(last), reading.numbers.start(last + 1), size)) {
            last++;
        }
        int digits = (last - first + 1) * size;
        return digits >= 4 && digits <= 8 ? last : first;
    }

    private static boolean apart(Reading reading, int from, int to, int size) {
        char c = reading.text[from];
        if (size == 1) {
            return to - from <= 2 && (c == ' ' || c == '-' || c == ',' || c == '.' || c == '、' || c == '_');
        }
        return to - from == 1 && (c == ' ' || c == '-') || to - from == 3 && reading.text[from + 1] == '-';
    }

    /** What stands around makes it an amount, a time, a part of a name or of a longer number. */
    private static boolean amount(Reading reading, int start, int end) {
        return unit(reading, end)
                || reading.at(start - 1) == '#'
                || reading.at(start - 1) == '/'
                || reading.at(start - 1) == '-' && "=:( ".indexOf(reading.at(start - 2)) >= 0
                || reading.at(end) == '%'
                || partOfLonger(reading, start, end)
                || reading.at(end) == ':' && Chars.digit(reading.at(end + 1))
                || reading.at(end) == '/' && Chars.digit(reading.at(end + 1));
    }

    /** True where it is surely one. */
    private static boolean judge(Reading reading, int start, int end, int digits, Candidates found) {
        int strong = reading.cues.before(start, Cue.OTP, 32);
        int not = reading.cues.before(start, Cue.OTP_NOT, 32);
        boolean year =
                digits == 4 && end - start == 4 && (reading.startsWith(start, "19") || reading.startsWith(start, "20"));
        boolean round =
                digits == 6 && reading.startsWith(end - 3, "000") && !reading.cues.near(start, end, Cue.CODE, 20);
        int uid = round ? end : reading.cues.before(start, Cue.UID_STRONG, 4);
        if (strong >= 0
                && strong >= uid
                && (not < 0 || not < strong - 4)
                && !password(reading, start, strong)
                && clear(reading, strong, start)) {
            int gap = start - strong;
            if (!year || gap <= 4) {
                found.add(EntityTypes.OTP, start, end, Candidates.LIKELY + (gap <= 6 ? 14 : 5));
                return true;
            }
        }
        int after = reading.cues.after(end, Cue.OTP, 22);
        if (after >= 0 && not < 0 && uid < 0 && !year && clear(reading, end, after) && !ends(reading, end, after)) {
            found.add(EntityTypes.OTP, start, end, Candidates.LIKELY);
            return true;
        }
        boolean weak = weak(reading, start, end, digits, not, found);
        return weak || !year && OtpReceived.judge(reading, start, end, digits, found);
    }

    /** "07700 900482": a phone number that is written in two. */
    private static boolean partOfLonger(Reading reading, int start, int end) {
        int n = reading.numbers.from(end);
        boolean more = n < reading.numbers.count
                && reading.numbers.start(n) == end + 1
                && (reading.text[end] == ' ' || reading.text[end] == '-')
                && reading.numbers.digits(n) >= 3;
        int both = more ? end - start + reading.numbers.digits(n) : 0;
        return both > 8 && both <= 13 && end - start <= 5;
    }

    /** "资金密码是…" holds "码是", but a longer word says what it is. */
    private static boolean password(Reading reading, int start, int strong) {
        int password = reading.cues.before(start, Cue.PASSWORD, 32);
        return password >= 0 && password >= strong - 2 && reading.cues.before(password, Cue.OTP, 0) != password;
    }

    private static boolean weak(Reading reading, int start, int end, int digits, int not, Candidates found) {
        if (not >= 0 || reading.cues.after(end, Cue.OTP_NOT, 14) >= 0) {
            return false;
        }
        int before = Math.max(
                reading.cues.before(start, Cue.OTP_WEAK, 14),
                digits == 6 ? reading.cues.before(start, Cue.CODE, 26) : -1);
        boolean yours = reading.startsLow(end, " is your ");
        int after = reading.cues.after(end, yours ? Cue.CODE : Cue.OTP_WEAK, yours ? 30 : 10);
        boolean colon = before >= 0 && start - before <= 3 && (reading.at(before) == ':' || reading.at(before) == '=');
        boolean told = before >= 0 && clear(reading, before, start) || after >= 0 && clear(reading, end, after);
        if (told
                && (digits == 6 || colon && digits >= 4)
                && !reading.cues.near(start, end, Cue.ORDER, 20)
                && !reading.cues.near(start, end, Cue.UID_STRONG, 20)
                && reading.cues.before(start, Cue.REFERENCE, 20) < 0) {
            found.add(EntityTypes.OTP, start, end, Candidates.WEAK + 12);
            return true;
        }
        return false;
    }

    /** No other number and no end of the thought stands between. */
    private static boolean clear(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (Chars.digit(c) || c == '\n' && reading.at(i + 1) == '\n' || c == '?' && i + 2 < to && to - i > 8) {
                return false;
            }
        }
        return true;
    }

    private static boolean ends(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            if (reading.text[i] == '.' || reading.text[i] == '。' || reading.text[i] == '\n' || reading.text[i] == '!') {
                return true;
            }
        }
        return false;
    }

    /** What follows makes it an amount, a time or a count. */
    static boolean unit(Reading reading, int end) {
        int i = reading.skipBlanks(end);
        int stop = i;
        while (stop < reading.length && stop - i < 9 && Chars.wordLetter(reading.lower[stop])) {
            stop++;
        }
        if (stop > i) {
            return UNITS.contains(new String(reading.lower, i, stop - i));
        }
        char c = reading.at(i);
        return c == '元'
                || c == '块'
                || c == '分' && reading.at(i + 1) == '钟'
                || c == '次'
                || c == '位'
                || c == '个'
                || c == '年'
                || c == '秒'
                || c == '天'
                || c == '刀'
                || c == '%'
                || c == '月'
                || c == '€'
                || c == '$'
                || c == '円'
                || c == '원'
                || c == '条'
                || c == '人';
    }

    /** "code: A7K9Q2": letters and digits right after the words and a colon. */
    private static void mixed(Reading reading, int cue, Candidates found) {
        int i = reading.skipBlanks(cue);
        boolean colon = reading.at(i) == ':' || reading.at(i) == '=' || reading.at(i) == '是' || reading.at(i) == '为';
        i = colon ? reading.skipBlanks(i + 1) : i;
        boolean small = false;
        int end = i;
        boolean digit = false;
        boolean letter = false;
        while (end < reading.length
                && (Chars.alnum(reading.text[end]) || reading.text[end] == '-' && Chars.alnum(reading.at(end + 1)))) {
            digit |= Chars.digit(reading.text[end]);
            letter |= Chars.letter(reading.text[end]);
            small |= reading.text[end] >= 'a' && reading.text[end] <= 'z';
            end++;
        }
        int n = end - i;
        if (digit
                && letter
                && n >= 5
                && n <= 12
                && (colon || !small && n >= 6 && n <= 8)
                && reading.cues.before(cue, Cue.OTP_NOT, 10) < 0
                && !Values.placeholder(reading.words(i, end))) {
            found.add(EntityTypes.OTP, i, end, Candidates.LIKELY - 5);
        }
    }

    /** "验证码一二三四五六", "the code is four two nine …": digits in words after the words for a code. */
    private static void numerals(Reading reading, Candidates found) {
        numerals(reading, Cue.OTP, 14, 4, Candidates.LIKELY + 5, found);
        numerals(reading, Cue.OTP_WEAK, 8, 4, Candidates.LIKELY - 10, found);
        numerals(reading, Cue.OTP_WEAK, FAR, 6, Candidates.LIKELY - 12, found);
        numerals(reading, Cue.RECEIVED, FAR, 6, Candidates.LIKELY - 12, found);
    }

    private static void numerals(Reading reading, Cue cue, int within, int least, int score, Candidates found) {
        for (int n = 0; n < reading.cues.count(cue); n++) {
            int from = reading.cues.end(cue, n);
            int stop = Math.min(reading.length, from + within);
            for (int i = from; i < stop; i++) {
                if (Chars.digit(reading.text[i])) {
                    break;
                }
                int end = SpelledDigits.end(reading, i);
                int digits = end < 0 ? 0 : SpelledDigits.digits(reading, i, end).length();
                if (digits >= least && digits <= 8 && !password(reading, i, from)) {
                    found.add(EntityTypes.OTP, i, end, score);
                }
                i = Math.max(i, end);
            }
        }
    }
}
