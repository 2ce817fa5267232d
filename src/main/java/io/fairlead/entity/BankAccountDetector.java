package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Bank account numbers have no common form: 6 to 20 digits right after the words for one, which are not also an account here. */
final class BankAccountDetector implements Detector {
    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.BANK_ACCOUNT);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (!reading.cues.any(Cue.BANK)) {
            return;
        }
        for (int n = 0; n < reading.numbers.count; n++) {
            int last = Joined.end(reading, n, 24, " -/.");
            int start = reading.numbers.start(n);
            int end = reading.numbers.end(last);
            int digits = Joined.digits(reading, n, last);
            if (digits >= 6
                    && digits <= 24
                    && Joined.alone(reading, start, end)
                    && !date(reading, n, last)
                    && account(reading, start, end, digits)) {
                found.add(EntityTypes.BANK_ACCOUNT, start, end, Candidates.LIKELY + 3);
            }
            n = last;
        }
    }

    private static boolean date(Reading reading, int first, int last) {
        return last == first + 2
                && Joined.digits(reading, first, last) == 8
                && (reading.numbers.digits(first) == 4 || reading.numbers.digits(last) == 4)
                && reading.numbers.digits(first + 1) == 2;
    }

    private static boolean account(Reading reading, int start, int end, int digits) {
        int strong = reading.cues.before(start, Cue.BANK_STRONG, 30);
        int any = reading.cues.before(start, Cue.BANK, 22);
        int uid = reading.cues.before(start, Cue.UID_STRONG, 12);
        int phone = reading.cues.before(start, Cue.PHONE, 12);
        int order = reading.cues.before(start, Cue.ORDER, 14);
        int identity =
                Math.max(reading.cues.before(start, Cue.NATIONAL_ID, 14), reading.cues.before(start, Cue.CN_ID, 10));
        int label = Math.max(strong, any);
        if (label < 0 && digits >= 12 && reading.cues.after(end, Cue.BANK_STRONG, 3) >= 0) {
            return uid < 0 && phone < 0 && order < 0 && identity < 0;
        }
        if (label < 0
                || label < phone
                || label < order
                || label < identity
                || uid > strong
                || OtpDetector.unit(reading, end)) {
            return false;
        }
        if (numberBetween(reading, label, start)) {
            return false;
        }
        if (strong == label) {
            return true;
        }
        // "account 123456" is an account here, unless the talk is of banks.
        return reading.cues.any(Cue.BANK_STRONG) && digits >= 8;
    }

    private static boolean numberBetween(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.digit(reading.text[i])) {
                return true;
            }
        }
        return false;
    }
}
