package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Account numbers of this business and order numbers: digits (or a short code with digits) right after the words for them. */
final class AccountDetector implements Detector {
    /** Digits of the shortest. */
    private static final int LEAST = 5;
    /** Characters that "and" takes with its blanks. */
    private static final int AND = 6;

    private static final Set<String> JOINING = WordLists.read("amounts", "and");

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.ACCOUNT_UID, EntityTypes.ORDER_NO);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (reading.numbers.digits() < LEAST) {
            return;
        }
        for (int n = 0; n < reading.cues.count(Cue.UID); n++) {
            number(reading, reading.cues.end(Cue.UID, n), EntityTypes.ACCOUNT_UID, 5, 12, 24, found);
        }
        for (int n = 0; n < reading.cues.count(Cue.ORDER); n++) {
            number(reading, reading.cues.end(Cue.ORDER, n), EntityTypes.ORDER_NO, 6, 32, 30, found);
        }
        for (int n = 0; n < reading.numbers.count; n++) {
            before(reading, n, found);
            lettered(reading, n, found);
        }
    }

    private static void number(
            Reading reading, int label, String type, int least, int most, int within, Candidates found) {
        int start = Region.value(reading, label, within);
        if (start < 0
                || sentence(reading, label, start)
                || type.equals(EntityTypes.ACCOUNT_UID)
                        && reading.cues.before(label, Cue.UID_STRONG, 0) != label
                        && Answers.speaks(reading, label)) {
            return;
        }
        int end = Region.wordEnd(reading, start);
        while (end > start && !Chars.alnum(reading.text[end - 1])) {
            end--;
        }
        String value = reading.words(start, end);
        boolean uid = type.equals(EntityTypes.ACCOUNT_UID);
        int digits = Values.count(value, Chars::digit);
        int letters = Values.count(value, Chars::letter);
        boolean strong = !uid || reading.cues.before(label, Cue.UID_STRONG, 0) == label;
        boolean shape = digits >= least
                && value.length() <= most
                && (letters == 0 || letters <= 8 && (!uid || strong && letters <= 4) && !(value.length() > 40))
                && value.indexOf('.') < 0
                && !(value.indexOf('/') >= 0);
        boolean grouped = letters == 0 && value.indexOf('-') > 0 && uid;
        boolean amount = OtpDetector.unit(reading, end) && !(strong && digits >= 7);
        if (!shape || grouped || date(value) || masked(reading, start, end) || amount) {
            return;
        }
        int reference = reading.cues.before(start, Cue.REFERENCE, 8);
        int phone = reading.cues.before(start, Cue.PHONE, 6);
        int bank = uid && !strong
                ? Math.max(
                        reading.cues.before(start, Cue.BANK_STRONG, 14), reading.cues.after(end, Cue.BANK_STRONG, 14))
                : -1;
        // "工单号" holds "单号", but is a longer word of another meaning.
        boolean other = reference >= label - 1
                && reference >= 0
                && reading.cues.startOf(Cue.REFERENCE, reference)
                        < reading.cues.startOf(uid ? Cue.UID : Cue.ORDER, label);
        if (reference > label
                || other
                || phone > label
                || bank >= 0
                || !uid && reading.cues.before(start, Cue.TX, 2) > label && letters > 6) {
            return;
        }
        found.add(type, start, end, Candidates.LIKELY + (strong ? 3 : -20));
        if (uid && letters == 0) {
            second(reading, start, end, found);
        }
    }

    /** "uid 446684413 and 51220984": another of nearly the same length behind "and" or a comma. */
    private static void second(Reading reading, int first, int end, Candidates found) {
        int n = reading.numbers.from(end);
        if (n >= reading.numbers.count || reading.numbers.start(n) - end > AND) {
            return;
        }
        int start = reading.numbers.start(n);
        int stop = reading.numbers.end(n);
        String between = new String(reading.lower, end, start - end).strip();
        if (JOINING.contains(between)
                && Math.abs(stop - start - (end - first)) <= 1
                && stop - start >= LEAST
                && Joined.alone(reading, start, stop)
                && !OtpDetector.unit(reading, stop)) {
            found.add(EntityTypes.ACCOUNT_UID, start, stop, Candidates.LIKELY - 15);
        }
    }

    /** "withdrawal WD2024051200091": a few capitals and many digits right after what moves money. */
    private static void lettered(Reading reading, int n, Candidates found) {
        int start = reading.numbers.start(n);
        int end = reading.numbers.end(n);
        if (end - start < 10 || end - start > 22 || Chars.alnum(reading.at(end))) {
            return;
        }
        while (start > 0 && reading.text[start - 1] >= 'A' && reading.text[start - 1] <= 'Z') {
            start--;
        }
        int letters = reading.numbers.start(n) - start;
        if (letters >= 1
                && letters <= 4
                && !Chars.alnum(reading.at(start - 1))
                && reading.cues.before(start, Cue.TX, 4) >= 0) {
            found.add(EntityTypes.ORDER_NO, start, end, Candidates.LIKELY - 8);
        }
    }

    /** "446684413 is my uid", "这个446684413是uid". */
    private static void before(Reading reading, int n, Candidates found) {
        int start = reading.numbers.start(n);
        int end = reading.numbers.end(n);
        int digits = end - start;
        if (digits < 5 || digits > 24 || !Joined.alone(reading, start, end)) {
            return;
        }
        int uid = reading.cues.after(end, Cue.UID_STRONG, 10);
        int order = reading.cues.after(end, Cue.ORDER, 12);
        if (digits <= 12 && uid >= 0 && linking(reading, end, uid)) {
            found.add(EntityTypes.ACCOUNT_UID, start, end, Candidates.LIKELY - 10);
        } else if (digits >= 8 && order >= 0 && linking(reading, end, order)) {
            found.add(EntityTypes.ORDER_NO, start, end, Candidates.LIKELY - 10);
        }
    }

    private static boolean linking(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (Chars.digit(c) || c == '.' || c == ',' || c == '\n' || c == '。' || c == ':' || c == ';' || c == '?') {
                return false;
            }
        }
        return true;
    }

    /** Something else begins between the label and the number: another sentence, an amount. */
    private static boolean sentence(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (c == '。'
                    || c == '?'
                    || c == '!'
                    || c == '$'
                    || c == '.' && reading.at(i + 1) == ' ' && i > from + 3
                    || c == ',' && i > from + 2) {
                return true;
            }
        }
        return false;
    }

    private static boolean date(String value) {
        return value.length() == 10 && value.charAt(4) == '-' && value.charAt(7) == '-';
    }

    private static boolean masked(Reading reading, int start, int end) {
        return reading.at(end) == '*'
                || reading.at(start - 1) == '*'
                || reading.at(end) == '•'
                || reading.at(end) == '%';
    }
}
