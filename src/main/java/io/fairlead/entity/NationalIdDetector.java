package io.fairlead.entity;

import com.google.re2j.Pattern;
import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Identity numbers of many countries: by written form and check digit alone where these are telling, else after the words for them. */
final class NationalIdDetector implements Detector {
    private static final Pattern PAIRS = Pattern.compile("[A-Z]{2} \\d\\d \\d\\d \\d\\d [A-D]");

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.NATIONAL_ID);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.numbers.count; n++) {
            formed(reading, n, found);
            lettered(reading, n, found);
            pairs(reading, n, found);
        }
        for (int n = 0; n < reading.cues.count(Cue.NATIONAL_ID); n++) {
            int start = Region.value(reading, reading.cues.end(Cue.NATIONAL_ID, n), 36);
            if (start >= 0) {
                called(reading, reading.cues.end(Cue.NATIONAL_ID, n), start, found);
            }
        }
    }

    /** Written as only one country writes it, and its check digit agrees. */
    private static void formed(Reading reading, int n, Candidates found) {
        int start = reading.numbers.start(n);
        char joint = reading.at(reading.numbers.end(n));
        if (joint != '-' && joint != '.') {
            return;
        }
        String shape = shape(reading, n);
        int size = switch (shape) {
            case "3.3.3-2" -> 4;
            case "3-3-3 2", "3-3-3-2" -> 4;
            case "6-7" -> 2;
            case "6-2-4" -> 3;
            case "1-4-5-2-1" -> 5;
            case "3-4-7-1" -> 4;
            default -> 0;
        };
        if (size == 0) {
            return;
        }
        int last = n + size - 1;
        int end = reading.numbers.end(last);
        String digits = Joined.text(reading, n, last);
        boolean right = switch (shape) {
            case "3.3.3-2" -> NationalIds.cpf(digits) || near(reading, start);
            case "3-3-3 2", "3-3-3-2" -> NationalIds.snils(digits);
            case "6-7" -> NationalIds.korean(digits);
            case "6-2-4" -> NationalIds.malaysian(digits);
            case "1-4-5-2-1" -> NationalIds.thai(digits);
            default -> digits.startsWith("784");
        };
        if (right && Joined.alone(reading, start, end)) {
            found.add(EntityTypes.NATIONAL_ID, start, end, Candidates.CERTAIN - 3);
        }
    }

    /** Digit counts with their separators, for at most five runs. */
    private static String shape(Reading reading, int n) {
        StringBuilder shape = new StringBuilder();
        for (int k = n; k < Math.min(n + 6, reading.numbers.count); k++) {
            if (reading.numbers.digits(k) > 9) {
                break;
            }
            if (k > n) {
                int gap = reading.numbers.start(k) - reading.numbers.end(k - 1);
                char c = reading.text[reading.numbers.end(k - 1)];
                if (gap != 1
                        || c != '-'
                                && c != '.'
                                && !(c == ' ' && shape.toString().equals("3-3-3"))) {
                    break;
                }
                shape.append(c);
            }
            shape.append(reading.numbers.digits(k));
        }
        return shape.toString();
    }

    /** Letters and digits with a check of their own, next to digits run n. */
    private static void lettered(Reading reading, int n, Candidates found) {
        int digits = reading.numbers.digits(n);
        int start = reading.numbers.start(n);
        int close = reading.numbers.end(n);
        boolean joined = Chars.letter(reading.at(start - 1))
                || Chars.letter(reading.at(close))
                || reading.at(close) == '('
                || reading.at(close) == '-';
        if (digits < 2 || digits > 9 || !joined) {
            return;
        }
        while (start > 0 && reading.numbers.start(n) - start < 6 && Chars.letter(reading.text[start - 1])) {
            start--;
        }
        int end = reading.numbers.end(n);
        StringBuilder value = new StringBuilder(reading.words(start, end));
        while (end < reading.length && value.length() < 18 && Chars.alnum(reading.text[end])) {
            value.append(reading.text[end++]);
        }
        if (reading.at(end) == '(' && reading.at(end + 2) == ')' && Chars.alnum(reading.at(end + 1))) {
            value.append(reading.text[end + 1]);
            end += 3;
        } else if (reading.at(end) == '-'
                && Chars.letter(reading.at(end + 1))
                && !Chars.alnum(reading.at(end + 2))
                && digits == 8) {
            value.append(reading.text[end + 1]);
            end += 2;
        }
        boolean letters = Values.has(value.toString(), Character::isLetter);
        boolean whole = !Chars.alnum(reading.at(end))
                && !Chars.alnum(reading.at(start - 1))
                && reading.at(start - 1) != '/'
                && reading.at(start - 1) != '_'
                && reading.at(end) != '_';
        if (!letters || !whole || !NationalIds.lettered(value.toString())) {
            return;
        }
        // Short checks come true by chance once in 11 or 23: order numbers and passports have such forms.
        boolean telling = value.length() >= 16
                || near(reading, start)
                || reading.at(end - 1) == ')'
                || value.length() >= 9 && !other(reading, start);
        if (telling) {
            found.add(EntityTypes.NATIONAL_ID, start, end, Candidates.LIKELY + (near(reading, start) ? 22 : 8));
        }
    }

    /** "QQ 12 34 56 C", as the British write theirs. */
    private static void pairs(Reading reading, int n, Candidates found) {
        int start = reading.numbers.start(n) - 3;
        if (reading.numbers.digits(n) != 2
                || start < 0
                || start + 13 > reading.length
                || !capital(reading.text[start])
                || !capital(reading.text[start + 1])
                || reading.text[start + 2] != ' '
                || reading.text[start + 5] != ' ') {
            return;
        }
        String value = reading.words(start, start + 13);
        if (PAIRS.matches(value) && !Chars.alnum(reading.at(start - 1)) && !Chars.alnum(reading.at(start + 13))) {
            found.add(EntityTypes.NATIONAL_ID, start, start + 13, Candidates.LIKELY + 8);
        }
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean near(Reading reading, int start) {
        return reading.cues.before(start, Cue.NATIONAL_ID, 24) >= 0;
    }

    private static boolean other(Reading reading, int start) {
        return reading.cues.before(start, Cue.ORDER, 24) >= 0
                || reading.cues.before(start, Cue.REFERENCE, 24) >= 0
                || reading.cues.before(start, Cue.PASSPORT, 24) >= 0
                || reading.cues.before(start, Cue.CARD_NOT, 24) >= 0;
    }

    /** Whatever number with six digits or more stands right after the words for an identity number. */
    private static void called(Reading reading, int cue, int start, Candidates found) {
        int end = start;
        int digits = 0;
        int letters = 0;
        int gap = 0;
        while (end < reading.length && end - start < 28) {
            char c = reading.text[end];
            if (Chars.digit(c)) {
                digits++;
                gap = 0;
            } else if (Chars.letter(c)) {
                letters++;
                gap = 0;
            } else if ((c == '-' || c == '.' || c == '/' || c == ' ')
                    && ++gap == 1
                    && (Chars.digit(reading.at(end + 1)) || c == '-' && Chars.letter(reading.at(end + 1)))) {
                // separators within the number
            } else {
                break;
            }
            end++;
        }
        String value = reading.words(start, end).replaceAll("[^A-Za-z0-9]", "");
        boolean dates = value.length() == 8 && reading.at(start + 4) == '-' || reading.at(start + 2) == '/';
        int words = reading.cues.before(start, Cue.UID_STRONG, 3);
        int order = reading.cues.before(start, Cue.ORDER, 4);
        if (digits >= 6
                && digits <= 18
                && letters <= 7
                && letters <= digits
                && value.length() >= 7
                && !dates
                && words < cue
                && order < 0
                && Joined.alone(reading, start, end)
                && !OtpDetector.unit(reading, end)
                && reading.cues.before(start, Cue.TX, 2) < 0) {
            found.add(EntityTypes.NATIONAL_ID, start, end, Candidates.LIKELY + 7);
        }
    }
}
