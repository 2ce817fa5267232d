package io.fairlead.entity;

import java.util.HashSet;
import java.util.Set;

/** What a value looks like: a secret that somebody chose, an ordinary word, a placeholder. */
final class Values {
    private static final Set<String> ORDINARY = new HashSet<>();

    static {
        CueFiles.lines("not-secrets.txt").forEach(line -> {
            for (String word : line.substring(line.indexOf(':') + 1).split(",")) {
                ORDINARY.add(Folding.key(word.strip()));
            }
        });
    }

    private Values() {}

    /** Words that follow "password" without being one; in any language. */
    static boolean ordinary(String value) {
        return ORDINARY.contains(Folding.key(value));
    }

    /** Masked, in brackets, or standing for something that is to be filled in. */
    static boolean placeholder(String value) {
        if (value.isEmpty() || "<[{(".indexOf(value.charAt(0)) >= 0) {
            return true;
        }
        int stars = 0;
        int same = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '*' || c == '•' || c == '●' || c == '·' || c == '…' || c == '█' || c == '#') {
                stars++;
            }
            if (Character.toLowerCase(c) == Character.toLowerCase(value.charAt(0))) {
                same++;
            }
        }
        if (stars >= 3 || stars > 0 && stars * 2 >= value.length() || same == value.length() && !digits(value)) {
            return true;
        }
        String low = Folding.key(value);
        if (low.startsWith("$")
                || low.startsWith("%") && low.endsWith("%")
                || low.startsWith("process.env")
                || low.startsWith("os.environ")
                || low.startsWith("env.")
                || low.endsWith("(")) {
            return true;
        }
        return low.startsWith("your") && (low.length() < 6 || !Chars.digit(low.charAt(low.length() - 1)))
                || low.contains("xxxx")
                || low.contains("placeholder")
                || low.contains("changeme")
                || low.contains("redacted")
                || low.contains("example")
                || low.contains("_here")
                || low.contains("-here")
                || low.startsWith("insert")
                || low.contains("...");
    }

    static boolean digits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Chars.digit(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    static int kinds(String value) {
        boolean lower = false;
        boolean upper = false;
        boolean digit = false;
        boolean symbol = false;
        for (char c : value.toCharArray()) {
            digit |= Chars.digit(c);
            lower |= Character.isLowerCase(c);
            upper |= Character.isUpperCase(c);
            symbol |= !Character.isLetterOrDigit(c);
        }
        return (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (symbol ? 1 : 0);
    }

    static boolean has(String value, Kind kind) {
        for (int i = 0; i < value.length(); i++) {
            if (kind.of(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static int count(String value, Kind kind) {
        int count = 0;
        for (int i = 0; i < value.length(); i++) {
            count += kind.of(value.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    /** A property of characters. */
    interface Kind {
        boolean of(char c);
    }

    /** Letters with digits or signs among them, as passwords have and words do not. */
    static boolean secretLike(String value) {
        boolean letter = has(value, Character::isLetter);
        boolean digit = has(value, Character::isDigit);
        boolean sign = false;
        boolean hump = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            sign |= !Character.isLetterOrDigit(c) && c != '\'' && c != '-' && c != '/' && c != '.' && c != ',';
            hump |= i > 0 && Character.isUpperCase(c) && Character.isLowerCase(value.charAt(i - 1));
        }
        return letter && digit || letter && sign || digit && sign && value.length() >= 6 || hump && value.length() >= 8;
    }

    /** Bits a character (Shannon), of the value's own distribution. */
    static double entropy(String value) {
        int[] counts = new int[128];
        for (char c : value.toCharArray()) {
            counts[c & 127]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / value.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
