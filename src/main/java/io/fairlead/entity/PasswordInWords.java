package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.List;
import java.util.Set;

/** Passwords of ordinary words that the writer says how to write ("blue heron forty, all lower case"), and PINs of which he says "mine is …". */
final class PasswordInWords {
    private static final Set<String> WRITTEN = WordLists.read("passwords", "written so");
    private static final List<String> MINE = List.copyOf(WordLists.read("passwords", "mine"));
    private static final Set<String> FILLING = WordLists.read("passwords", "filling");
    private static final Set<String> NAMING = WordLists.read("passwords", "naming");
    /** Labels of numbers that are none. */
    private static final List<Cue> OTHER_NUMBERS =
            List.of(Cue.UID, Cue.ORDER, Cue.OTP, Cue.OTP_NOT, Cue.REFERENCE, Cue.PHONE);

    private static final int MOST = 6;
    private static final int LEAST = 6;
    private static final int WITHIN = 90;
    /** Words of the longest hint. */
    private static final int HINT = 4;

    private PasswordInWords() {}

    /** Words from here on, up to those that say how they are written. */
    static boolean phrase(Reading reading, int start, Candidates found) {
        int end = start;
        int i = start;
        for (int words = 0; words <= MOST; words++) {
            if (words > 0 && written(reading, reading.skipBlanks(reading.at(i) == ',' ? i + 1 : i))) {
                boolean taken = end - start >= LEAST;
                if (taken) {
                    found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY + 4);
                }
                return taken;
            }
            i = reading.skipBlanks(i);
            int stop = wordEnd(reading, i);
            String word = new String(reading.lower, i, stop - i);
            boolean other = stop == i
                    || FILLING.contains(word)
                    || NAMING.contains(word)
                    || Values.ordinary(word)
                    || word.endsWith("ed")
                    || word.endsWith("ing");
            if (other) {
                return false;
            }
            end = stop;
            i = stop;
        }
        return false;
    }

    private static boolean written(Reading reading, int start) {
        int end = start;
        for (int words = 0; words < HINT; words++) {
            end = wordEnd(reading, reading.skipBlanks(end));
            if (WRITTEN.contains(new String(reading.lower, start, Math.max(0, end - start)))) {
                return true;
            }
        }
        return false;
    }

    private static int wordEnd(Reading reading, int start) {
        int end = start;
        while (end < reading.length
                && end - start < 24
                && (Chars.wordLetter(reading.text[end]) || Chars.digit(reading.text[end]))) {
            end++;
        }
        return end;
    }

    /** "the PIN has six digits, right? mine's 922071". */
    static void mine(Reading reading, Candidates found) {
        if (!reading.cues.any(Cue.PASSWORD)) {
            return;
        }
        for (int n = 0; n < reading.numbers.count; n++) {
            int start = reading.numbers.start(n);
            int end = reading.numbers.end(n);
            int label = reading.cues.before(start, Cue.PASSWORD, WITHIN);
            if (label < 0
                    || end - start < 4
                    || end - start > 8
                    || !Joined.alone(reading, start, end)
                    || OtpDetector.unit(reading, end)
                    || nearer(reading, label, start)) {
                continue;
            }
            int before = start;
            while (before > 0 && " :\"".indexOf(reading.text[before - 1]) >= 0) {
                before--;
            }
            for (String mine : MINE) {
                int from = before - mine.length();
                if (reading.startsLow(from, mine) && !Chars.wordLetter(reading.at(from - 1))) {
                    found.add(EntityTypes.PASSWORD, start, end, Candidates.LIKELY - 6);
                    break;
                }
            }
        }
    }

    /** Another label stands between, which says what the number is. */
    private static boolean nearer(Reading reading, int label, int start) {
        return OTHER_NUMBERS.stream().anyMatch(cue -> reading.cues.before(start, cue, WITHIN) > label);
    }
}
