package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;
import java.util.stream.Stream;

/** A chat that was copied: who asks says what is asked for, and the next line is nothing but the answer, with or without a name before. */
final class Answers {
    /** Of the line that asks, read back from its end. */
    private static final int QUESTION = 90;

    private static final int SPEAKER = 16;
    /** What may stand between a label and its value: a colon and a space. */
    private static final int LABEL_GAP = 3;

    private static final Set<String> COUNTED = WordLists.read("passwords", "counted");

    private static final String ASKING = "?请請麻烦吗嗎呢多少提供什么下さいください주세요";

    private Answers() {}

    static void find(Reading reading, Candidates found) {
        if (!reading.cues.any(Cue.PASSWORD) && !reading.cues.any(Cue.OTP) && !reading.cues.any(Cue.UID_STRONG)) {
            return;
        }
        for (int line = reading.indexOf("\n", 1, reading.length);
                line > 0;
                line = reading.indexOf("\n", line + 1, reading.length)) {
            int start = counted(reading, speaker(reading, line + 1));
            int end = PasswordValue.end(reading, start);
            if (end - start >= 4 && end - start <= 40 && ends(reading, end) && !labelled(reading, start)) {
                answer(reading, line, start, end, start > line + 1, found);
            }
        }
    }

    private static void answer(Reading reading, int line, int start, int end, boolean named, Candidates found) {
        String value = reading.words(start, end);
        int password = reading.cues.before(line, Cue.PASSWORD, QUESTION);
        int otp = reading.cues.before(line, Cue.OTP, QUESTION);
        // "资金密码是…" holds "码是", but is a longer word that says what is asked for.
        if (password >= 0 && otp - password <= 2 && reading.cues.before(password, Cue.OTP, 0) != password) {
            otp = -1;
        }
        int uid = reading.cues.before(line, Cue.UID_STRONG, QUESTION);
        int label = Math.max(password, Math.max(otp, uid));
        if (label < 0 || !asks(reading, label, line, named) || label == otp && otherwise(reading, otp, line)) {
            return;
        }
        boolean digits = Values.digits(value);
        if (label == otp) {
            if (digits && value.length() <= 8) {
                found.add(EntityTypes.OTP, start, end, Candidates.LIKELY + 10);
            }
        } else if (label == password) {
            boolean secret = digits && value.length() <= 12 || Values.secretLike(value);
            if (secret && !Values.placeholder(value) && !PasswordValue.notOne(reading, start, end, value)) {
                found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY + 10);
            }
        } else if (digits && value.length() >= 5 && value.length() <= 12) {
            found.add(EntityTypes.ACCOUNT_UID, start, end, Candidates.LIKELY + 4);
        }
    }

    /** "报错代码是" holds "代码是", but is a longer word of another meaning; or such a word stands behind. */
    private static boolean otherwise(Reading reading, int otp, int line) {
        int not = reading.cues.before(line, Cue.OTP_NOT, line - otp + 2);
        return not >= 0 && (not > otp || reading.cues.startOf(Cue.OTP_NOT, not) < reading.cues.startOf(Cue.OTP, otp));
    }

    /** "Order number: 5512009331" below a question answers another one. */
    private static boolean labelled(Reading reading, int start) {
        return Stream.of(Cue.ORDER, Cue.REFERENCE, Cue.PHONE, Cue.TX)
                .anyMatch(cue -> reading.cues.before(start, cue, LABEL_GAP) >= 0);
    }

    /** "用户：" at the beginning of a line below one that begins with another's name: who speaks, and no label. */
    static boolean speaks(Reading reading, int label) {
        int start = label;
        while (start > 0 && label - start < SPEAKER && reading.text[start - 1] != '\n') {
            start--;
        }
        if (start == 0 || reading.text[start - 1] != '\n' || reading.at(label) != ':') {
            return false;
        }
        int before = start - 1;
        while (before > 0 && start - before < QUESTION && reading.text[before - 1] != '\n') {
            before--;
        }
        return speaker(reading, before) > before + 1;
    }

    /**
     * The line says the word and asks: with a sign or word for it, or because two take turns. No other line between, and
     * no number in it: "UID: 71029385" asks for nothing.
     */
    private static boolean asks(Reading reading, int label, int line, boolean named) {
        boolean asking = named;
        for (int i = line - 1; i >= 0 && line - i < QUESTION && reading.text[i] != '\n'; i--) {
            asking |= ASKING.indexOf(reading.text[i]) >= 0;
            if (Chars.digit(reading.text[i]) && Chars.digit(reading.at(i + 1)) && Chars.digit(reading.at(i + 2))) {
                return false;
            }
        }
        return asking && reading.indexOf("\n", label, line) < 0;
    }

    /** Passes over "Me: ", "[客户] ", "> " at the beginning of a line. */
    private static int speaker(Reading reading, int start) {
        int i = start;
        while (i < reading.length && i - start < SPEAKER && reading.text[i] != '\n') {
            char c = reading.text[i];
            if (c == ':' || c == ']' || c == '>') {
                return reading.skipBlanks(reading.at(i + 1) == ':' ? i + 2 : i + 1);
            }
            if (Chars.digit(c)) {
                break;
            }
            i++;
        }
        return reading.skipBlanks(start);
    }

    /** Passes over "six digits, " before the answer itself. */
    private static int counted(Reading reading, int start) {
        for (String count : COUNTED) {
            if (reading.startsLow(start, count)) {
                int i = start + count.length();
                while (i < reading.length && i - start < SPEAKER && " ,:-".indexOf(reading.text[i]) >= 0) {
                    i++;
                }
                if (Chars.digit(reading.at(i))) {
                    return i;
                }
            }
        }
        return start;
    }

    private static boolean ends(Reading reading, int end) {
        int i = end;
        while (i < reading.length && reading.text[i] != '\n' && i - end < 3) {
            if (Chars.alnum(reading.text[i]) || Chars.cjk(reading.text[i]) && reading.text[i] != '。') {
                return false;
            }
            i++;
        }
        return i >= reading.length || reading.text[i] == '\n';
    }
}
