package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.List;
import java.util.Set;

/** Keys and tokens without a vendor's form: long, random, and called a key; exchange key pairs; k=…, s=… beside each other. */
final class LabelledKeyDetector implements Detector {
    private static final int WITHIN = 26;
    private static final int BEHIND = 16;
    /** "… and secret …": between a key that nothing names and the one that is named behind it. */
    private static final int SECOND = 40;

    private static final List<String> BINDING = List.copyOf(WordLists.read("keys", "binding"));

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.API_KEY);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (!reading.cues.any(Cue.API_KEY)
                && !reading.cues.any(Cue.API_TALK)
                && reading.indexOf("_", 0, reading.length) < 0) {
            return;
        }
        int last = -1;
        int pair = -9;
        int first = -1;
        int firstEnd = -1;
        for (int n = 0; n < reading.words.count; n++) {
            int start = start(reading, reading.words.start(n), Math.max(0, last));
            int end = end(reading, reading.words.end(n));
            if (start < last) {
                continue;
            }
            last = end;
            String value = reading.words(start, end);
            String name = KeyName.before(reading, start);
            boolean linked = linked(reading, start, end) && !(KeyName.holds(name) && reading.at(start - 1) == '=');
            if (!random(value) || linked || publicHalf(value) || KeyName.harmless(name)) {
                continue;
            }
            int score = score(reading, start, end, value, name);
            if (score > 0
                    && first >= 0
                    && start - firstEnd <= SECOND
                    && reading.cues.before(start, Cue.API_KEY, SECOND) >= firstEnd) {
                found.add(EntityTypes.API_KEY, first, firstEnd, Candidates.LIKELY - 2);
            }
            first = score > 0 ? -1 : start;
            firstEnd = end;
            boolean second = start - pair <= 4 && value.length() >= 32 && Values.kinds(value) >= 3;
            if (score > 0 || second) {
                found.add(EntityTypes.API_KEY, start, end, score > 0 ? score : Candidates.LIKELY - 2);
                pair = end;
            }
        }
        uuids(reading, found);
        for (int n = 0; n < reading.cues.count(Cue.API_KEY); n++) {
            grouped(reading, reading.cues.end(Cue.API_KEY, n), found);
        }
    }

    /** {@code key=f36ca210-07be1d86-df710548-7f539}: short groups of letters and digits, as some exchanges issue them, right after the label. */
    private static void grouped(Reading reading, int label, Candidates found) {
        int start = label;
        while (start < reading.length && start - label < 5 && " :=\"'".indexOf(reading.text[start]) >= 0) {
            start++;
        }
        int end = start;
        int groups = 1;
        while (end < reading.length
                && end - start < 64
                && (Chars.alnum(reading.text[end]) || reading.text[end] == '-' && Chars.alnum(reading.at(end + 1)))) {
            groups += reading.text[end++] == '-' ? 1 : 0;
        }
        String value = reading.words(start, end);
        if (" :=\"'".indexOf(reading.at(start - 1)) >= 0
                && groups >= 3
                && end - start >= 24
                && !Chars.alnum(reading.at(end))
                && Values.has(value, Character::isLetter)
                && Values.count(value, Chars::digit) >= groups
                && !KeyName.harmless(KeyName.before(reading, start))
                && reading.cues.before(start, Cue.DIGEST, 8) < 0) {
            found.add(EntityTypes.API_KEY, start, end, Candidates.LIKELY + 10);
        }
    }

    private static int score(Reading reading, int start, int end, String value, String name) {
        int label = reading.cues.before(start, Cue.API_KEY, WITHIN);
        boolean hex64 = value.length() >= 62 && hex(value);
        boolean talk = reading.cues.any(Cue.API_TALK);
        if (label >= 0 && nothingBetween(reading, label, start)) {
            int digest = reading.cues.before(start, Cue.DIGEST, 12);
            if (digest > label) {
                return 0;
            }
            // A hex key of 32 bytes that nobody calls an interface's is rather a wallet's or a hash.
            return hex64 && !talk ? Candidates.WEAK : Candidates.LIKELY + 8;
        }
        if (labelledBehind(reading, end)) {
            return hex64 && !talk ? Candidates.WEAK : Candidates.LIKELY + 8;
        }
        if (named(reading, start, name) && value.length() >= 24 && !hex64) {
            return Candidates.LIKELY + 4;
        }
        boolean assigned = reading.at(start - 1) == '=' || reading.at(start - 1) == ':';
        if (talk && assigned && value.length() >= 24 && Values.kinds(value) >= 3) {
            return Candidates.LIKELY;
        }
        boolean spoken = reading.cues.before(start, Cue.API_TALK, 40) >= 0 && reading.cues.any(Cue.API_KEY);
        return spoken && value.length() >= 24 && Values.kinds(value) >= 3 ? Candidates.LIKELY - 10 : 0;
    }

    /** {@code QX_KEY=…}, {@code "key": "…"}, or "key …" where a secret stands in the same text: a name that ends in what it holds. */
    private static boolean named(Reading reading, int start, String name) {
        boolean assigned = false;
        for (int i = start - 1; i >= 0 && start - i < 4 && " =:\"'".indexOf(reading.text[i]) >= 0; i--) {
            assigned |= reading.text[i] == '=' || reading.text[i] == ':';
        }
        boolean variable = assigned && (name.indexOf('_') > 0 || reading.cues.any(Cue.API_KEY));
        return KeyName.holds(name)
                && !Chars.alnum(reading.at(start - 1))
                && (variable || reading.cues.any(Cue.API_TALK));
    }

    /** "… is my api key", "… <- secret", "… 这个是token": the label behind, bound by a word or sign. */
    private static boolean labelledBehind(Reading reading, int end) {
        int label = reading.cues.after(end, Cue.API_KEY, BEHIND);
        if (label < 0) {
            return false;
        }
        String between = new String(reading.lower, end, label - end).strip();
        int behind = reading.skipBlanks(reading.cues.endOf(Cue.API_KEY, label));
        boolean next = reading.at(behind) == ':' || reading.at(behind) == '=';
        if (next || reading.indexOf("\n", end, label) >= 0) {
            return false;
        }
        if (between.isEmpty() && reading.startsLow(label, "as ")) {
            return true;
        }
        for (String word : BINDING) {
            if (between.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean nothingBetween(Reading reading, int label, int start) {
        int blankLines = 0;
        for (int i = label; i < start; i++) {
            char c = reading.text[i];
            if (c == '\n' && ++blankLines > 1
                    || c == ';'
                    || Chars.digit(c) && start - i > 3
                    || reading.startsWith(i, "-----")) {
                return false;
            }
        }
        return true;
    }

    /** UUIDs are keys only where a label stands right before them: OKX and some others issue such. */
    private static void uuids(Reading reading, Candidates found) {
        int at = reading.indexOf("-", 0, reading.length);
        while (at >= 0) {
            int start = at - 8;
            if (uuid(reading, start)) {
                int label = reading.cues.before(start, Cue.API_KEY, 6);
                int digest = reading.cues.before(start, Cue.DIGEST, 6);
                if (label >= 0 && digest < 0) {
                    found.add(EntityTypes.API_KEY, start, start + 36, Candidates.LIKELY + 10);
                }
                at = start + 35;
            }
            at = reading.indexOf("-", at + 1, reading.length);
        }
    }

    private static boolean uuid(Reading reading, int start) {
        if (start < 0 || start + 36 > reading.length) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = reading.text[start + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !Chars.hex(c)) {
                return false;
            }
        }
        return !Chars.alnum(reading.at(start - 1)) && !Chars.alnum(reading.at(start + 36));
    }

    private static boolean random(String value) {
        if (value.length() < 16 || Values.placeholder(value)) {
            return false;
        }
        boolean digit = Values.has(value, Character::isDigit);
        boolean letter = Values.has(value, Character::isLetter);
        return letter && (digit || Values.kinds(value) >= 2 && value.length() >= 24) && Values.entropy(value) > 3.0;
    }

    /** Inside a link, a mail address or a path. */
    private static boolean linked(Reading reading, int start, int end) {
        int from = Math.max(0, start - 60);
        for (int i = start - 1; i >= from && reading.text[i] > ' ' && !Chars.cjk(reading.text[i]); i--) {
            if (reading.text[i] == '/' && reading.at(i - 1) == '/') {
                return true;
            }
        }
        return reading.at(start - 1) == '@'
                || reading.at(end) == '@'
                || reading.at(end) == '.' && Chars.letter(reading.at(end + 1));
    }

    /** A point of an elliptic curve, as public keys are written. */
    private static boolean publicHalf(String value) {
        return hex(value)
                && (value.length() == 130 && value.startsWith("04")
                        || value.length() == 66 && (value.startsWith("02") || value.startsWith("03")));
    }

    private static boolean hex(String value) {
        return value.chars().allMatch(c -> Chars.hex((char) c));
    }

    private static int start(Reading reading, int word, int floor) {
        int start = word;
        while (start > floor
                && joins(reading.text[start - 1])
                && start - 2 >= floor
                && Chars.alnum(reading.text[start - 2])) {
            start--;
            while (start > floor && Chars.alnum(reading.text[start - 1])) {
                start--;
            }
        }
        return start;
    }

    private static int end(Reading reading, int word) {
        int end = word;
        while (end < reading.length
                && (joins(reading.text[end]) && Chars.alnum(reading.at(end + 1)) || Chars.alnum(reading.text[end]))) {
            end++;
        }
        while (reading.at(end) == '=' && !Chars.alnum(reading.at(end + 1))) {
            end++;
        }
        return end;
    }

    private static boolean joins(char c) {
        return c == '-' || c == '_' || c == '+' || c == '/';
    }
}
