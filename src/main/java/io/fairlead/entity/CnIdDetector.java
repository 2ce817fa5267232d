package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Resident identity numbers of China (GB 11643): province, date of birth, check character; also in groups or with 15 digits. */
final class CnIdDetector implements Detector {
    private static final Set<Integer> PROVINCES = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83, 91);

    /** Digits of the shortest. */
    private static final int LEAST = 15;

    private static final int SPELLED_WITHIN = 10;

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.CN_ID);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.numbers.count && reading.numbers.digits() >= LEAST; n++) {
            if (Joined.within(reading, n)) {
                continue;
            }
            int last = Joined.end(reading, n, 18, " -.\n");
            for (int take = last; take >= n; take--) {
                int digits = Joined.digits(reading, n, take);
                if (digits < 15) {
                    break;
                }
                if (id(reading, n, take, digits, found)) {
                    n = take;
                    break;
                }
            }
        }
        if (!reading.latin) {
            numerals(reading, found);
        }
    }

    /** Eighteen Chinese numerals, the last of which may be "X" or "叉". */
    private static void numerals(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.CN_ID); n++) {
            int label = reading.cues.end(Cue.CN_ID, n);
            for (int i = label; i < Math.min(reading.length, label + SPELLED_WITHIN); i++) {
                int end = SpelledDigits.end(reading, i);
                if (end > 0) {
                    spelled(reading, i, end, found);
                    break;
                }
            }
        }
    }

    private static void spelled(Reading reading, int start, int digitsEnd, Candidates found) {
        String value = SpelledDigits.digits(reading, start, digitsEnd);
        int end = digitsEnd;
        if (value.length() == 17 && (reading.low(end) == 'x' || reading.at(end) == '叉')) {
            value += "X";
            end++;
        }
        if (value.length() == 18 && valid18(value, true) || value.length() == 15 && valid15(value)) {
            found.add(EntityTypes.CN_ID, start, end, Candidates.CERTAIN + 1);
        }
    }

    private static boolean id(Reading reading, int first, int last, int digits, Candidates found) {
        int start = reading.numbers.start(first);
        int end = reading.numbers.end(last);
        if (first < last && reading.numbers.digits(first) < 3 && last - first < 12) {
            return false;
        }
        String value = Joined.text(reading, first, last);
        if (digits == 17) {
            int x = reading.at(end) == ' ' || reading.at(end) == '-' ? end + 1 : end;
            if (reading.low(x) != 'x' && reading.at(x) != '×' || Chars.letter(reading.at(x + 1))) {
                return false;
            }
            value += "X";
            end = x + 1;
        }
        if (value.length() == 18
                && (reading.low(end) == 'x'
                        || !Joined.alone(reading, start, digits == 17 ? end - 1 : end) && digits != 17)) {
            return false;
        }
        if (Chars.alnum(reading.at(start - 1)) && Chars.digit(reading.at(start - 1))) {
            return false;
        }
        boolean called = reading.cues.before(start, Cue.CN_ID, 14) >= 0;
        boolean valid =
                value.length() == 18 ? valid18(value, called) : value.length() == 15 && called && valid15(value);
        if (valid) {
            found.add(EntityTypes.CN_ID, start, end, Candidates.CERTAIN + 1);
        }
        return valid;
    }

    private static boolean valid18(String value, boolean called) {
        int year = Integer.parseInt(value.substring(6, 10));
        boolean dated =
                Checks.date(year, Integer.parseInt(value.substring(10, 12)), Integer.parseInt(value.substring(12, 14)));
        boolean province = PROVINCES.contains(Integer.parseInt(value.substring(0, 2)));
        return dated && province && (called || Checks.chineseId(value));
    }

    private static boolean valid15(String value) {
        return PROVINCES.contains(Integer.parseInt(value.substring(0, 2)))
                && Checks.date(
                        1900 + Integer.parseInt(value.substring(6, 8)),
                        Integer.parseInt(value.substring(8, 10)),
                        Integer.parseInt(value.substring(10, 12)));
    }
}
