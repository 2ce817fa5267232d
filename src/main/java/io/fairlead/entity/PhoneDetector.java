package io.fairlead.entity;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Phone numbers: with a country code, in a country's own way of writing, or any that is called one. */
final class PhoneDetector implements Detector {
    /** Digits of the shortest. */
    private static final int LEAST = 7;

    private final Set<Integer> countries = PhoneNumberUtil.getInstance().getSupportedCallingCodes();
    private final Brands brands;

    PhoneDetector(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.PHONE);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.numbers.count && reading.numbers.digits() >= LEAST; n++) {
            if (Joined.within(reading, n)) {
                continue;
            }
            int last = Joined.end(reading, n, 15, " -.()/");
            int from = n;
            int taken = -1;
            for (int take = last; take >= from && taken < 0; take--) {
                int score = score(reading, from, take);
                if (score > 0) {
                    int start = open(reading, from);
                    found.add(EntityTypes.PHONE, start, reading.numbers.end(take), score);
                    taken = take;
                }
            }
            n = Math.max(n, taken);
        }
        if (!reading.latin) {
            numerals(reading, found);
        }
    }

    /** Takes in a bracket or plus before the first digit. */
    private static int open(Reading reading, int n) {
        int start = reading.numbers.start(n);
        if (reading.at(start - 1) == '(' && reading.indexOf(")", start, start + 6) >= 0) {
            start--;
        }
        if (reading.at(start - 1) == '+') {
            start--;
            if (reading.at(start - 1) == '(') {
                start--;
            }
        }
        return start;
    }

    private int score(Reading reading, int first, int last) {
        int start = reading.numbers.start(first);
        int end = reading.numbers.end(last);
        int n = Joined.digits(reading, first, last);
        if (n < 7 || n > 15) {
            return 0;
        }
        boolean plus = reading.at(start - 1) == '+';
        boolean inside = !plus && reading.at(start - 1) != '(' && !Joined.alone(reading, start, end)
                || plus && Chars.alnum(reading.at(end)) && Chars.digit(reading.at(end))
                || masked(reading, end);
        if (inside || OtpDetector.unit(reading, end) && !plus) {
            return 0;
        }
        String digits = Joined.text(reading, first, last);
        boolean same = digits.equals(digits.substring(0, 1).repeat(n));
        if (same
                || brands.ownPhone(digits)
                || Samples.shown(reading, start, end, digits)
                || pairs(reading, first, last)) {
            return 0;
        }
        if (plus) {
            return n >= 8 && country(digits) ? Candidates.LIKELY + 18 : 0;
        }
        int called = reading.cues.before(start, Cue.PHONE, 18);
        int not = Math.max(
                Math.max(reading.cues.before(start, Cue.PHONE_NOT, 20), reading.cues.before(start, Cue.ORDER, 14)),
                Math.max(
                        reading.cues.before(start, Cue.UID_STRONG, 10),
                        Math.max(
                                reading.cues.before(start, Cue.NATIONAL_ID, 14),
                                reading.cues.before(start, Cue.BANK_STRONG, 14))));
        boolean of = reading.low(end + 1) == 'o' && reading.low(end + 2) == 'f' && reading.low(end + 3) == ' ';
        if (of
                || not > called
                || otherwise(reading, called)
                || reading.at(start - 1) == '/'
                || reading.at(start - 1) == '=') {
            return 0;
        }
        String shape = shape(reading, first, last);
        boolean single = first == last;
        if (mobile(digits, shape, n)) {
            return Candidates.LIKELY + (called >= 0 ? 12 : 6);
        }
        if (written(digits, shape, reading, start)) {
            return Candidates.LIKELY + (called >= 0 ? 10 : 0);
        }
        boolean date = n == 8 && (digits.startsWith("19") || digits.startsWith("20"));
        if (called >= 0 && start - called <= 16 && n >= 8 && n <= 13 && !date && plainBetween(reading, called, start)) {
            return Candidates.LIKELY + 2;
        }
        return single && n >= 10 && n <= 13 && digits.charAt(0) == '0' && digits.charAt(1) != '0' && called >= 0
                ? Candidates.LIKELY
                : 0;
    }

    /** "xổ số" holds "số", but is a longer word of another meaning. */
    private static boolean otherwise(Reading reading, int called) {
        return called >= 0
                && reading.cues.before(called, Cue.PHONE_NOT, 0) == called
                && reading.cues.startOf(Cue.PHONE_NOT, called) < reading.cues.startOf(Cue.PHONE, called);
    }

    /** Part of a longer row of pairs, as the numbers of a lottery are. */
    private static boolean pairs(Reading reading, int first, int last) {
        return reading.numbers.digits(first) == 2
                && reading.at(reading.numbers.start(first) - 1) != '+'
                && last + 1 < reading.numbers.count
                && reading.numbers.digits(last) == 2
                && reading.numbers.digits(last + 1) == 2
                && reading.numbers.start(last + 1) - reading.numbers.end(last) == 1;
    }

    private boolean country(String digits) {
        for (int width = 1; width <= 3; width++) {
            if (countries.contains(Integer.valueOf(digits.substring(0, width)))) {
                return true;
            }
        }
        return false;
    }

    /** China's mobile numbers stand out by themselves: 11 digits from 13 to 19, with or without 86. */
    private static boolean mobile(String digits, String shape, int n) {
        String local = n == 13 && digits.startsWith("86")
                ? digits.substring(2)
                : n == 15 && digits.startsWith("0086") ? digits.substring(4) : digits;
        if (local.length() != 11 || local.charAt(0) != '1' || local.charAt(1) < '3') {
            return false;
        }
        return Set.of(
                        "11", "3 4 4", "3-4-4", "13", "2 11", "2-11", "2 3 4 4", "15", "4 11", "2-3-4-4", "3 8", "3-8",
                        "7 4", "5 6", "3 3 5", "4 4 3", "4-4-3", "3.4.4", "4 3 4", "2 3-4-4", "4-3-4", "3-3-5")
                .contains(shape);
    }

    /** How a country writes its numbers, where nothing else is written so. */
    private static boolean written(String digits, String shape, Reading reading, int start) {
        boolean bracket = reading.at(start - 1) == '(';
        char first = digits.charAt(0);
        return switch (shape) {
            case "3-3-4", "3.3.4", "3 3-4" -> first >= '2' || first == '0';
            case "3) 3-4", "3) 3 4", "3)3-4" -> bracket;
            case "1-3-3-4", "1 3 3 4", "1 3 3-4", "1.3.3.4", "1 (3) 3-4" ->
                first == '1' || first == '7' || first == '8';
            case "1 3 3-2-2", "1 3 3 2 2", "1-3-3-2-2", "1 (3) 3-2-2", "1(3)3-2-2", "1 (3) 3 2 2" ->
                first == '8' || first == '7';
            case "11" ->
                (first == '8' && digits.charAt(1) == '9')
                        || digits.startsWith("010")
                        || digits.startsWith("070")
                        || digits.startsWith("080")
                        || digits.startsWith("090")
                        || digits.startsWith("05");
            case "10" -> first == '0' && "35789".indexOf(digits.charAt(1)) >= 0 || digits.startsWith("06");
            case "2-5-4", "2 5-4", "2) 5-4", "2) 9-4", "2 5 4", "2)5-4" ->
                bracket || first >= '1' && digits.charAt(2) == '9';
            case "3-4-4",
                    "4-3-4",
                    "4 3 4",
                    "3 4 4",
                    "4-4-4",
                    "4 3 3",
                    "4.3.3",
                    "4-3-3",
                    "4 3 2 2",
                    "2 2 2 2 2",
                    "2.2.2.2.2",
                    "5 6",
                    "5 3 3",
                    "3 3 4",
                    "4-2-4",
                    "2-4-4",
                    "4 4 4",
                    "4-4-3",
                    "4 6",
                    "3 7",
                    "3-7",
                    "4-7",
                    "3-8",
                    "4-8",
                    "4 7",
                    "3 8",
                    "2-8",
                    "3-2-2-2",
                    "4-6" -> first == '0';
            case "5-5" -> first >= '6';
            case "5 5" -> first >= '6' && (reading.cues.any(Cue.PHONE) || reading.cues.any(Cue.OTP));
            case "3 2 2 2", "3 3 3" -> (first == '6' || first == '7' || first == '9') && reading.cues.any(Cue.PHONE);
            default -> false;
        };
    }

    private static String shape(Reading reading, int first, int last) {
        StringBuilder shape = new StringBuilder().append(reading.numbers.digits(first));
        for (int n = first + 1; n <= last; n++) {
            shape.append(reading.words(reading.numbers.end(n - 1), reading.numbers.start(n)))
                    .append(reading.numbers.digits(n));
        }
        return shape.toString().replace(" - ", "-");
    }

    private static boolean plainBetween(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.digit(reading.text[i]) || reading.text[i] == '\n' && i > from + 2) {
                return false;
            }
        }
        return true;
    }

    private static boolean masked(Reading reading, int end) {
        return reading.at(end) == '*'
                || reading.at(end + 1) == '*'
                || reading.at(end) == '•'
                || reading.at(end) == 'x' && reading.at(end + 1) == 'x';
    }

    /** 11 Chinese numerals that begin as a mobile number does. */
    private static void numerals(Reading reading, Candidates found) {
        for (int i = 0; i < reading.length; i++) {
            if (reading.text[i] != '一' && reading.text[i] != '幺' && reading.text[i] != '壹') {
                continue;
            }
            int end = i;
            int digits = 0;
            while (end < reading.length
                    && end - i < 16
                    && (Chars.numeral(reading.text[end]) >= 0
                            || reading.text[end] == ' '
                            || reading.text[end] == '-')) {
                digits += Chars.numeral(reading.text[end]) >= 0 ? 1 : 0;
                end++;
            }
            if (digits == 11 && Chars.numeral(reading.at(i + 1)) >= 3 && Chars.numeral(reading.at(i - 1)) < 0) {
                while (Chars.numeral(reading.text[end - 1]) < 0) {
                    end--;
                }
                found.add(EntityTypes.PHONE, i, end, Candidates.LIKELY);
            }
            i = Math.max(i, end - 1);
        }
    }
}
