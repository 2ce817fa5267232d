package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Locale;
import java.util.Set;

/** Secrets of authenticator apps: otpauth links whole, and base32 (also in groups of four) next to the words for it. */
final class TotpDetector implements Detector {
    /** From the words for it to a secret of a usual length in capitals, which little else looks like. */
    private static final int FAR = 160;
    /** Of so many characters of words one at least is a vowel. */
    private static final int VOWELS = 5;

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.TOTP_SECRET);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (reading.has(Signs.EQUALS)) {
            links(reading, found);
        }
        if (reading.cues.any(Cue.TOTP)) {
            grouped(reading, found);
        }
    }

    private static void links(Reading reading, Candidates found) {
        int end;
        for (int at = reading.indexOf("otpauth", 0, reading.length);
                at >= 0;
                at = reading.indexOf("otpauth", Math.max(end, at + 7), reading.length)) {
            end = at;
            while (end < reading.length
                    && end - at < 1000
                    && reading.text[end] > ' '
                    && reading.text[end] < 0x7f
                    && "\"'<>".indexOf(reading.text[end]) < 0
                    && reading.verbatim(end)) {
                end++;
            }
            boolean secret = reading.indexOf("secret=", at, end) > 0 || reading.indexOf("data=", at, end) > 0;
            if (secret
                    && !Values.placeholder(reading.words(Math.max(at, reading.indexOf("secret=", at, end) + 7), end))) {
                found.add(EntityTypes.TOTP_SECRET, at, end, Candidates.CERTAIN + 3);
            }
        }
    }

    private static void grouped(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.TOTP); n++) {
            int cue = reading.cues.end(Cue.TOTP, n);
            int next = n + 1 < reading.cues.count(Cue.TOTP) ? reading.cues.start(Cue.TOTP, n + 1) : reading.length;
            for (int i = cue; i < Math.min(next, cue + 70); i++) {
                if (base32(reading.text[i]) && !Chars.alnum(reading.at(i - 1))) {
                    int end = run(reading, i);
                    String value = joined(reading, i, end);
                    if (fits(reading, i, end, value)) {
                        found.add(EntityTypes.TOTP_SECRET, i, end, Candidates.LIKELY + 16);
                        break;
                    }
                    i = Math.max(i, wordEnd(reading, i) - 1);
                }
            }
        }
        for (int n = 0; n < reading.words.count; n++) {
            int start = reading.words.start(n);
            int end = reading.words.end(n);
            boolean sized = end - start == 16 || end - start == 26 || end - start == 32;
            if (reading.cues.after(end, Cue.TOTP, 25) < 0 && !(sized && reading.cues.near(start, end, Cue.TOTP, FAR))) {
                continue;
            }
            String value = reading.words(start, end);
            if (value.equals(value.toUpperCase(Locale.ROOT)) && fits(reading, start, end, value) && all32(value)) {
                found.add(EntityTypes.TOTP_SECRET, start, end, Candidates.LIKELY + 9);
            }
        }
    }

    private static String joined(Reading reading, int start, int end) {
        return reading.words(start, end).replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static boolean fits(Reading reading, int start, int end, String value) {
        int n = value.length();
        boolean size = n >= 16 && n <= 64;
        String raw = reading.words(start, end);
        boolean oneCase = raw.equals(raw.toUpperCase(Locale.ROOT)) || raw.equals(raw.toLowerCase(Locale.ROOT));
        int digits = Values.count(value, Character::isDigit);
        boolean upper = raw.equals(raw.toUpperCase(Locale.ROOT));
        return size
                && oneCase
                && (upper || digits >= (raw.indexOf(' ') > 0 ? 3 : 2) || digits > 0 && unspeakable(raw))
                && Values.entropy(value) > 2.5
                && !Values.digits(value);
    }

    /** Too few vowels for words that somebody wrote: groups of a secret. */
    private static boolean unspeakable(String raw) {
        int vowels = Values.count(raw, c -> "aeiouy".indexOf(c) >= 0);
        return vowels * VOWELS < raw.length();
    }

    private static boolean all32(String value) {
        return value.chars().allMatch(c -> base32((char) c));
    }

    /** One word, or groups of one size joined by blanks or dashes, of which the last may be shorter. */
    private static int run(Reading reading, int start) {
        int end = wordEnd(reading, start);
        int size = end - start;
        if (size > 8 || size < 3) {
            return end;
        }
        boolean upper = upper(reading, start);
        while ((reading.at(end) == ' ' || reading.at(end) == '-') && base32(reading.at(end + 1))) {
            int next = wordEnd(reading, end + 1);
            int group = next - end - 1;
            boolean shorter = group < size && (upper || digit(reading, end + 1, next));
            if (group < 1
                    || group != size && !shorter
                    || upper != upper(reading, end + 1)
                    || word(reading, end + 1, next)) {
                break;
            }
            end = next;
            if (shorter) {
                break;
            }
        }
        return end;
    }

    /** "thanks", "help": small letters only, and a word that stands beside secrets without being one. */
    private static boolean word(Reading reading, int from, int to) {
        return !upper(reading, from) && !digit(reading, from, to) && Values.ordinary(reading.words(from, to));
    }

    private static boolean digit(Reading reading, int from, int to) {
        return Values.has(reading.words(from, to), Character::isDigit);
    }

    private static boolean upper(Reading reading, int at) {
        for (int i = at; i < at + 4 && i < reading.length; i++) {
            if (reading.text[i] >= 'a' && reading.text[i] <= 'z') {
                return false;
            }
        }
        return true;
    }

    private static int wordEnd(Reading reading, int start) {
        int end = start;
        while (end < reading.length && base32(reading.text[end])) {
            end++;
        }
        return end < reading.length && Chars.alnum(reading.text[end]) ? start : end;
    }

    private static boolean base32(char c) {
        return Chars.letter(c) || c >= '2' && c <= '7';
    }
}
