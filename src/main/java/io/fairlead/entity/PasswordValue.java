package io.fairlead.entity;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Where a password ends that nobody quoted, and whether what stands there can be one. */
final class PasswordValue {
    enum Bond {
        /** A colon or equals sign, or an answer on the next line. */
        TIED,
        /** "is", "是". */
        SAID,
        /** The next word. */
        BESIDE
    }

    /** Beginnings of names of devices and programs, behind which a number stands. */
    private static final List<String> DEVICES = List.of(
            "ios", "android", "windows", "win", "iphone", "ipad", "galaxy", "pixel", "macbook", "redmi", "mate", "nova",
            "honor", "mi", "miui", "oneplus", "chrome", "firefox", "safari", "edge", "opera", "web", "app");

    /** Versions, ordinals, pairs of words, devices, ranges. */
    private static final Pattern NOT_ONE = Pattern.compile(String.join(
            "|",
            "v?\\d{1,4}(\\.\\d{1,4}){1,3}",
            "\\d{1,3}(st|nd|rd|th|x|ms|am|pm|usdt|min|mins|days)",
            "[a-z]+/[a-z]+",
            "(" + String.join("|", DEVICES) + ")-?\\d.*",
            "\\d+-\\d+"));

    private static final int KEY = 24;

    private PasswordValue() {}

    static boolean plausible(Reading reading, int start, int end, String value, Bond bond, boolean quoted) {
        int n = value.length();
        if (n < 4
                || n > 80
                || Values.placeholder(value)
                || Values.ordinary(value)
                || notOne(reading, start, end, value)
                || key(reading, start, value)) {
            return false;
        }
        if (Values.digits(value)) {
            return n <= 16 && (bond != Bond.BESIDE || n >= 4 && n <= 12) && !OtpDetector.unit(reading, end);
        }
        boolean secret = Values.secretLike(value);
        if (secret) {
            return bond != Bond.BESIDE || n >= 5 && (Values.kinds(value) >= 3 || !Values.ordinary(letters(value)));
        }
        if (quoted) {
            return bond != Bond.BESIDE || value.indexOf(' ') < 0 && !Values.has(value, Chars::cjk);
        }
        boolean last = end >= reading.length
                || reading.text[end] == '\n'
                || ",.;)\"'/|".indexOf(reading.text[end]) >= 0
                || reading.at(end) == ' '
                        && (reading.at(end + 1) == ',' || reading.at(end + 1) == '/' || reading.at(end + 1) == '\n');
        String low = Folding.key(value);
        boolean word = low.endsWith("ed") || low.endsWith("ing") || low.endsWith("able") || low.endsWith("ible");
        return bond == Bond.TIED && last && !word || value.indexOf('-') > 0 && n >= 10 && bond != Bond.BESIDE;
    }

    /** Long and without a sign, where an interface's key is named: "la clave de la api es …". */
    private static boolean key(Reading reading, int start, String value) {
        return value.length() >= KEY
                && value.chars().allMatch(c -> Chars.alnum((char) c))
                && reading.cues.before(start, Cue.API_KEY, KEY) >= 0;
    }

    /** Without what is no letter at its end. */
    private static String letters(String value) {
        int end = value.length();
        while (end > 0 && !Character.isLetter(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(0, end);
    }

    /** A link, mail address, handle, path, version or amount. */
    static boolean notOne(Reading reading, int start, int end, String value) {
        String low = value.toLowerCase(Locale.ROOT);
        if (low.contains("://")
                || low.startsWith("www.")
                || low.startsWith("http")
                || value.startsWith("/")
                || low.startsWith("@")) {
            return true;
        }
        if (value.length() > 12 && (value.charAt(1) == '=' || value.charAt(1) == ':')) {
            return true; // k=…, s=…: keys, not passwords
        }
        int at = value.indexOf('@');
        if (at > 0 && value.indexOf('.', at) > at + 1 && Chars.letter(value.charAt(value.length() - 1))) {
            return true;
        }
        boolean count = value.indexOf('-') > 0 && value.length() <= 5 && Values.digits(value.replace("-", ""));
        return count
                || !Values.digits(low) && numbered(low) && NOT_ONE.matcher(low).matches();
    }

    /** Begins as one of {@link #NOT_ONE} does; the pattern is slow. */
    private static boolean numbered(String low) {
        if (low.isEmpty() || Chars.digit(low.charAt(0)) || low.charAt(0) == 'v' || low.indexOf('/') > 0) {
            return !low.isEmpty();
        }
        for (String device : DEVICES) {
            if (low.startsWith(device)) {
                return true;
            }
        }
        return false;
    }

    /** Where an unquoted value ends: at white space, at the next script, at full-width punctuation; sentence signs are not its own. */
    static int end(Reading reading, int start) {
        int end = start;
        while (end < reading.length && end - start < 100) {
            char c = reading.text[end];
            if (c <= ' '
                    || Chars.cjk(c)
                    || Character.isSurrogate(c)
                    || c == '<' && end > start
                    || c == '"'
                    || c == '&' && url(reading, start)
                    || c == '。') {
                break;
            }
            if (!reading.verbatim(end)
                    && !Chars.alnum(c)
                    && !(end > start && !reading.verbatim(end - 1) && Chars.alnum(reading.at(end + 1)))) {
                break;
            }
            end++;
        }
        while (end > start && ".,;:)]}'\"`?>…、/|".indexOf(reading.text[end - 1]) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean url(Reading reading, int start) {
        for (int i = start; i > start - 60 && i > 0 && reading.text[i] > ' '; i--) {
            if (reading.text[i] == '?') {
                return true;
            }
        }
        return false;
    }

    static int quotedEnd(Reading reading, int start, char quote) {
        char close = quote == '【' ? '】' : quote == '[' ? ']' : quote == '「' ? '」' : quote;
        for (int i = start; i < Math.min(reading.length, start + 80); i++) {
            if (reading.text[i] == close) {
                return i;
            }
            if (reading.text[i] == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /** Without the word password the value itself must look like one. */
    static boolean strict(String value) {
        boolean letter = Values.has(value, Character::isLetter);
        boolean digit = Values.has(value, Character::isDigit);
        boolean sign = Values.has(value, c -> "!@#$%^&*_+=?~".indexOf(c) >= 0);
        boolean upper = Values.has(value, Character::isUpperCase);
        boolean lower = Values.has(value, Character::isLowerCase);
        boolean joined = !lower && !Values.has(value, c -> "!@#$%^&*+=?~".indexOf(c) >= 0); // "USDT_TRC20"
        return letter
                && !joined
                && (digit && sign
                        || digit && upper && lower && value.length() >= 8
                        || sign && upper && lower && value.length() >= 8);
    }
}
