package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** The codes for emergencies that an authenticator hands out, listed one after the other in one form: "8847-2210, 3019-5561". */
final class BackupCodes {
    private static final Set<String> JOINING = Set.of(
            "and", "or", "y", "o", "e", "ou", "et", "und", "oder", "и", "или", "ve", "veya", "va", "hoac", "dan",
            "sama", "atau", "i", "と", "및", "和", "跟", "或", "还有", "以及");
    private static final int FAR = 60;
    private static final int APART = 10;
    private static final int MOST = 20;

    private BackupCodes() {}

    static void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.BACKUP_CODES); n++) {
            int label = reading.cues.end(Cue.BACKUP_CODES, n);
            int stop = Math.min(reading.length, label + FAR);
            int start = label;
            int end = -1;
            while (start < stop && (end = end(reading, start)) < 0) {
                start = next(reading, start);
            }
            if (end > 0 && start < stop) {
                list(reading, label, start, end, found);
            }
        }
    }

    private static void list(Reading reading, int label, int first, int firstEnd, Candidates found) {
        int start = first;
        int end = firstEnd;
        int count = 0;
        while (end > 0 && count < MOST) {
            int following = following(reading, end, first, firstEnd);
            if (count > 0 || following > 0 || first - label <= APART) {
                found.add(EntityTypes.OTP, start, end, Candidates.LIKELY + 14);
            }
            count++;
            start = following;
            end = start < 0 ? -1 : end(reading, start);
        }
    }

    /** Where the next code of the same form begins, after commas, a number in the list or "and"; -1 when none does. */
    private static int following(Reading reading, int end, int first, int firstEnd) {
        int i = end;
        while (i < reading.length && i - end <= APART) {
            int stop = end(reading, i);
            if (stop > 0) {
                return alike(reading, first, firstEnd, i, stop) ? i : -1;
            }
            int next = next(reading, i);
            String word = new String(reading.lower, i, next - i);
            boolean number = Values.digits(word) && word.length() <= 2;
            boolean sign = next == i + 1 && !Chars.wordLetter(reading.text[i]) && !Chars.cjk(reading.text[i]);
            if (!sign && !number && !JOINING.contains(word) && reading.text[i] != '、') {
                return -1;
            }
            i = next;
        }
        return -1;
    }

    private static boolean alike(Reading reading, int first, int firstEnd, int start, int end) {
        return firstEnd - first == end - start
                && Values.digits(bare(reading, first, firstEnd)) == Values.digits(bare(reading, start, end));
    }

    /** Where the code ends that begins here: 6 to 12 letters and digits, or two equal halves of them; -1 when none does. */
    private static int end(Reading reading, int start) {
        if (Chars.alnum(reading.at(start - 1)) || !Chars.alnum(reading.at(start))) {
            return -1;
        }
        int half = run(reading, start);
        int size = half - start;
        char joint = reading.at(half);
        int end = half;
        if (size >= 3 && size <= 6 && (joint == '-' || joint == ' ' && Values.digits(reading.words(start, half)))) {
            int other = run(reading, half + 1);
            end = other - half - 1 == size ? other : half;
        }
        String code = bare(reading, start, end);
        boolean digits = Values.count(code, Chars::digit) >= 2;
        return digits && code.length() >= 6 && code.length() <= 12 && !Chars.alnum(reading.at(end)) ? end : -1;
    }

    private static String bare(Reading reading, int start, int end) {
        return reading.words(start, end).replaceAll("[ -]", "");
    }

    private static int run(Reading reading, int start) {
        int end = start;
        while (end < reading.length && end - start < 16 && Chars.alnum(reading.text[end])) {
            end++;
        }
        return end;
    }

    /** Where the next word or sign begins. */
    private static int next(Reading reading, int start) {
        int end = start;
        while (end < reading.length
                && end - start < 16
                && (Chars.wordLetter(reading.text[end])
                        || Chars.digit(reading.text[end])
                        || Chars.cjk(reading.text[end]) && reading.text[end] != '、')) {
            end++;
        }
        return Math.max(end, start + 1);
    }
}
