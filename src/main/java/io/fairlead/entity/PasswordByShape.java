package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Locale;
import java.util.Set;

/**
 * "try Hulu_wa8 yourself", "it's Gr4niteOtter, capital G": a word that looks like a password, where somebody speaks of
 * signing in. The less it looks like one, the more the words before it must say so. Every such word holds a digit.
 */
final class PasswordByShape {
    private static final Set<String> SAYING = WordLists.read("passwords", "before a value");
    private static final Set<String> NAMING = WordLists.read("passwords", "naming");
    private static final Set<Cue> LABELS = Set.of(
            Cue.LOGIN, Cue.CREDENTIALS, Cue.UID_STRONG, Cue.ORDER, Cue.REFERENCE, Cue.TX, Cue.OTP_NOT, Cue.PASSPORT);
    private static final String SIGNS = "!@#$%^&*+=~";
    private static final long ANY_SIGN = Signs.of(SIGNS);
    private static final String HAN_SAYING = "是用输入的为打填成叫给";
    private static final int LEAST = 7;
    private static final int MOST = 40;
    private static final int LONG = 9;
    private static final int NEAR = 60;
    private static final int FAR = 120;
    private static final int EXAMPLE = 12;
    private static final int NAME = 5;

    private enum Shape {
        NONE,
        /** Letters and digits: names and codes look so, too. */
        PLAIN,
        /** Both cases among them, or a dash or underscore. */
        MIXED,
        /** A sign within it that names and codes do not have. */
        PLAINLY_SECRET
    }

    private PasswordByShape() {}

    static void find(Reading reading, Candidates found) {
        boolean said =
                reading.cues.any(Cue.PASSWORD) || reading.cues.any(Cue.ACCESS) || reading.cues.any(Cue.PASSWORD_VERB);
        if (!said && !reading.has(ANY_SIGN)) {
            return;
        }
        int last = 0;
        for (int n = 0; n < reading.numbers.count; n++) {
            int digits = reading.numbers.start(n);
            if (digits < last || !glued(reading, digits - 1) && !glued(reading, reading.numbers.end(n))) {
                continue;
            }
            int start = digits;
            while (start > last && digits - start < MOST && within(reading, start - 1)) {
                start--;
            }
            int end = PasswordValue.end(reading, start);
            last = Math.max(end, reading.numbers.end(n));
            if (end - start >= LEAST && end - start <= MOST && spoken(reading, start, end)) {
                found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY - 12);
                earlier(reading, start, found);
                SecondPassword.find(reading, end, reading.words(start, end), found);
            }
        }
    }

    private static boolean glued(Reading reading, int at) {
        char c = reading.at(at);
        return Chars.letter(c) || "!@#$%^&*_+=~-".indexOf(c) >= 0;
    }

    private static boolean within(Reading reading, int at) {
        char c = reading.text[at];
        return c > ' '
                && !Chars.cjk(c)
                && "\"'`(,;:/|<>[]{}。".indexOf(c) < 0
                && (reading.verbatim(at) || Chars.alnum(c))
                && !Character.isSurrogate(c);
    }

    private static boolean spoken(Reading reading, int start, int end) {
        String value = reading.words(start, end);
        Shape shape = shape(value);
        if (shape == Shape.NONE
                || PasswordValue.notOne(reading, start, end, value)
                || Values.placeholder(value)
                || named(reading, start)
                || example(reading, start)
                || file(value)) {
            return false;
        }
        boolean password = reading.cues.near(start, end, Cue.PASSWORD, FAR);
        boolean access = reading.cues.near(start, end, Cue.ACCESS, NEAR)
                || reading.cues.near(start, end, Cue.PASSWORD_VERB, NEAR);
        return switch (shape) {
            case PLAINLY_SECRET -> password || access || Values.kinds(value) == 4 && value.length() >= LONG;
            case MIXED ->
                password && reading.cues.near(start, end, Cue.PASSWORD, NEAR) || access && said(reading, start);
            default -> (password || access && value.length() >= LONG) && said(reading, start);
        };
    }

    /** A word or sign right before it that a value follows: "is", "是", a colon, a quote. */
    private static boolean said(Reading reading, int start) {
        int i = start;
        while (i > 0 && reading.text[i - 1] == ' ') {
            i--;
        }
        char c = reading.at(i - 1);
        if (c == ':' || c == '"' || c == '=' || c == '(' || HAN_SAYING.indexOf(reading.low(i - 1)) >= 0) {
            return true;
        }
        return SAYING.contains(wordBefore(reading, i));
    }

    /** Another label says what it is. */
    private static boolean named(Reading reading, int start) {
        int i = start;
        while (i > 0 && start - i < 4 && " :#=-".indexOf(reading.text[i - 1]) >= 0) {
            i--;
        }
        for (Cue cue : LABELS) {
            if (reading.cues.before(i, cue, 1) >= 0) {
                return true;
            }
        }
        int name = reading.cues.before(start, Cue.LOGIN, NAME);
        if (name >= 0 && reading.cues.before(start, Cue.PASSWORD, NAME) < name && said(reading, start)) {
            return true; // "my username is marlo2019"
        }
        return NAMING.contains(wordBefore(reading, i));
    }

    private static String wordBefore(Reading reading, int end) {
        int start = end;
        while (start > 0
                && end - start < 16
                && (Chars.wordLetter(reading.text[start - 1]) || reading.text[start - 1] == '\'')) {
            start--;
        }
        return new String(reading.lower, start, end - start);
    }

    /** "from X to Y": where Y is plainly one, X may be less so. */
    private static void earlier(Reading reading, int start, Candidates found) {
        int end = start;
        int words = 0;
        while (end > 0 && start - end < 12 && words < 2) {
            while (end > 0 && (reading.text[end - 1] == ' ' || reading.text[end - 1] == '"')) {
                end--;
            }
            int from = end;
            while (from > 0 && end - from < MOST && within(reading, from - 1)) {
                from--;
            }
            String value = reading.words(from, end);
            if (words > 0 && value.length() >= 6 && Values.secretLike(value) && !named(reading, from)) {
                if (shape(value) != Shape.NONE && !PasswordValue.notOne(reading, from, end, value)) {
                    found.add(EntityTypes.PASSWORD, from, end, Candidates.LIKELY - 14);
                }
                return;
            }
            if (words == 0 && !SecondPassword.joins(reading, from, end)) {
                return;
            }
            words++;
            end = from;
        }
    }

    /** "e.g. Hulu_wa8": said of the value, and no part of an address. */
    private static boolean example(Reading reading, int start) {
        int said = reading.cues.before(start, Cue.EXAMPLE, EXAMPLE);
        return said >= 0 && reading.at(reading.cues.startOf(Cue.EXAMPLE, said) - 1) != '.';
    }

    /** "Payroll_Q4.html" */
    private static boolean file(String value) {
        int dot = value.lastIndexOf('.');
        return dot > 0
                && value.length() - dot <= 5
                && value.length() - dot >= 3
                && value.substring(dot + 1).chars().allMatch(c -> Chars.letter((char) c));
    }

    private static Shape shape(String value) {
        boolean lower = false;
        boolean upper = false;
        int letters = 0;
        int digits = 0;
        int joints = 0;
        int signs = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            lower |= Character.isLowerCase(c);
            upper |= Character.isUpperCase(c);
            letters += Character.isLetter(c) ? 1 : 0;
            digits += Chars.digit(c) ? 1 : 0;
            joints += c == '_' || c == '-' || c == '.' ? 1 : 0;
            signs += SIGNS.indexOf(c) >= 0 ? 1 : 0;
        }
        int other = value.length() - letters - digits - joints - signs;
        char first = value.charAt(0);
        if (letters < 2 || digits == 0 || other > 0 || !Character.isLetterOrDigit(first) || !lower && signs == 0) {
            return Shape.NONE;
        }
        if (signs > 0) {
            return sign(value, upper && lower, letters);
        }
        boolean dotted = value.indexOf('.') >= 0;
        boolean joined = joints > 0 && letters >= 3 && !dotted;
        if (upper && lower && (value.length() >= 8 || joined)) {
            return Shape.MIXED;
        }
        return dotted ? Shape.NONE : Shape.PLAIN;
    }

    /** Signs that make a price, a sum or a parameter are none of a password: "BTC@64200", "1+1", "page=2". */
    private static Shape sign(String value, boolean both, int letters) {
        if (value.endsWith("!") && marked(value.substring(0, value.length() - 1))) {
            return sign(value.substring(0, value.length() - 1), both, letters);
        }
        int equals = value.indexOf('=');
        if (equals > 0 && equals < value.length() - 1) {
            return Shape.NONE;
        }
        int at = value.length() - 1;
        while (at > 0 && SIGNS.indexOf(value.charAt(at)) < 0) {
            at--;
        }
        String head = value.substring(0, at);
        String tail = value.substring(at + 1);
        boolean host = value.charAt(at) == '@'
                && tail.chars().allMatch(c -> Chars.digit((char) c) || c == '.')
                && tail.indexOf('.') > 0;
        boolean tag = value.charAt(at) == '#' && tail.length() == 4 && Values.digits(tail) && !both;
        boolean shout = at == value.length() - 1 && value.charAt(at) == '!';
        boolean ticker = head.length() <= 5 && head.equals(head.toUpperCase(Locale.ROOT));
        boolean sum = "=+%~".indexOf(value.charAt(at)) >= 0;
        if (letters < 3 || host || tag || ticker && !both || sum && !both) {
            return Shape.NONE;
        }
        return shout ? both ? Shape.MIXED : Shape.PLAIN : Shape.PLAINLY_SECRET;
    }

    private static boolean marked(String value) {
        return Values.has(value, c -> SIGNS.indexOf(c) >= 0) && !value.endsWith("!");
    }
}
