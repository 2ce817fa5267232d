package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** "user: marlo / Hulu_wa8", "marlo@example.org:Hulu_wa8": a password behind a name to sign in with and a sign between. */
final class PasswordBesideName {
    private static final String SIGNS = "/|:;,-";
    private static final Set<String> FILLING = WordLists.read("passwords", "filling");
    private static final int LEAST = 8;
    private static final int SHORT = 6;
    /** "----" and the like. */
    private static final int LINE = 8;

    private PasswordBesideName() {}

    static void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.LOGIN); n++) {
            int i = reading.cues.end(Cue.LOGIN, n);
            int stop = Math.min(reading.length, i + 4);
            while (i < stop && " :=-".indexOf(reading.text[i]) >= 0) {
                i++;
            }
            behind(reading, name(reading, i), found);
        }
        for (int at = reading.indexOf("@", 1, reading.length);
                at > 0;
                at = reading.indexOf("@", at + 1, reading.length)) {
            if (Chars.alnum(reading.text[at - 1])) {
                behind(reading, name(reading, at + 1), found);
            }
        }
        listed(reading, found);
        for (int n = 0; n < reading.numbers.count; n++) {
            if (reading.numbers.digits(n) >= 8 && reading.numbers.digits(n) <= 13) {
                behind(reading, reading.numbers.end(n), found);
            }
        }
    }

    /** "- the mailbox: marlo.f / Hulu4wa8": a line of a list whose two halves a stroke sets apart, where somebody speaks of signing in. */
    private static void listed(Reading reading, Candidates found) {
        boolean spoken = reading.cues.any(Cue.ACCESS)
                || reading.cues.any(Cue.PASSWORD)
                || reading.cues.any(Cue.LOGIN)
                || found.holds(EntityTypes.PASSWORD);
        if (!spoken) {
            return;
        }
        for (int at = reading.indexOf(" / ", 1, reading.length);
                at > 0;
                at = reading.indexOf(" / ", at + 3, reading.length)) {
            int start = at;
            boolean small = true;
            boolean letter = false;
            while (start > 0 && at - start < 40 && reading.text[start - 1] > ' ' && reading.text[start - 1] != ':') {
                char c = reading.text[--start];
                letter |= Chars.letter(c);
                small &= reading.lower[start] == c && (Chars.alnum(c) || "._-@".indexOf(c) >= 0);
            }
            boolean labelled =
                    reading.at(start - 1) == ':' || reading.at(start - 1) == ' ' && reading.at(start - 2) == ':';
            int end = PasswordValue.end(reading, at + 3);
            boolean closed = "\n,;".indexOf(reading.at(end)) >= 0;
            if (small
                    && letter
                    && labelled
                    && closed
                    && at - start >= 3
                    && Values.kinds(reading.words(at + 3, end)) >= 3) {
                behind(reading, at, found);
            }
        }
    }

    /** "login marlo@example.org pass sunshine": behind a name to sign in with, the word for a password makes any word one. */
    static boolean paired(Reading reading, int label, int from, Candidates found) {
        int i = label;
        while (i > 0 && label - i < 4 && " /,;|".indexOf(reading.text[i - 1]) >= 0) {
            i--;
        }
        int name = i;
        boolean mail = false;
        while (name > 0 && i - name < 64 && reading.text[name - 1] > ' ' && reading.text[name - 1] != ':') {
            mail |= reading.text[--name] == '@';
        }
        boolean login = reading.cues.before(name, Cue.LOGIN, 3) >= 0;
        int start = reading.skipBlanks(from);
        int end = PasswordValue.end(reading, start);
        String value = reading.words(start, Math.max(start, end));
        if (i == label
                || name == i
                || !mail && !login
                || start == from
                || value.length() < SHORT
                || !Character.isLetterOrDigit(reading.at(start))
                || !Values.has(value, c -> c < 0x500 && Character.isLetter(c))
                || Values.ordinary(value)
                || Values.placeholder(value)
                || FILLING.contains(Folding.key(value))
                || PasswordValue.notOne(reading, start, end, value)) {
            return false;
        }
        found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY);
        return true;
    }

    private static int name(Reading reading, int start) {
        int end = start;
        while (end < reading.length
                && end - start < 64
                && (Chars.alnum(reading.text[end])
                        || "._-+@".indexOf(reading.text[end]) >= 0 && Chars.alnum(reading.at(end + 1)))) {
            end++;
        }
        return end > start + 2 ? end : -1;
    }

    private static void behind(Reading reading, int name, Candidates found) {
        if (name < 0) {
            return;
        }
        int sign = reading.skipBlanks(name);
        if (sign >= reading.length
                || SIGNS.indexOf(reading.text[sign]) < 0
                || reading.at(sign + 1) == '/' && reading.text[sign] != '/') {
            return;
        }
        int after = sign + 1;
        while (after < reading.length && after - sign < LINE && reading.text[after] == reading.text[sign]) {
            after++;
        }
        boolean line = reading.text[sign] == '-';
        if (line && after - sign < 2) {
            return;
        }
        int start = reading.skipBlanks(after);
        int end = PasswordValue.end(reading, start);
        String value = reading.words(start, Math.max(start, end));
        // A line, a stroke or a bar sets two things of one kind apart; the others end a phrase, too.
        boolean apart = line || "/|".indexOf(reading.text[sign]) >= 0 && (sign > name || Values.kinds(value) >= 3);
        boolean secret = Values.secretLike(value) && (apart || Values.kinds(value) >= 3 && value.length() >= LEAST);
        if (value.length() >= SHORT
                && secret
                && value.indexOf('/') < 0
                && value.indexOf('?') < 0
                && !Values.placeholder(value)
                && !PasswordValue.notOne(reading, start, end, value)) {
            found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY - 5);
        }
    }
}
