package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Passwords and PINs: after the word for one, before "is my password", after "I log in with", in links and commands. */
final class PasswordDetector implements Detector {
    private static final Set<String> OTHER_PASSES = WordLists.read("passwords", "other passes");

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.PASSWORD);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.PASSWORD); n++) {
            int start = reading.cues.start(Cue.PASSWORD, n);
            int end = reading.cues.end(Cue.PASSWORD, n);
            boolean code = reading.cues.before(end, Cue.OTP, 0) == end;
            if (!code
                    && !again(reading, n, end)
                    && !identifier(reading, start, end)
                    && !OTHER_PASSES.contains(before(reading, start))) {
                if (!PasswordBesideName.paired(reading, start, end, found)) {
                    PasswordAfterLabel.find(reading, start, end, found);
                }
                PasswordBeforeLabel.find(reading, start, end, found);
            }
        }
        for (int n = 0; n < reading.cues.count(Cue.PASSWORD_VERB); n++) {
            typed(reading, reading.cues.end(Cue.PASSWORD_VERB, n), found);
        }
        for (int n = 0; n < reading.cues.count(Cue.PASSWORD_AFTER); n++) {
            PasswordBeforeLabel.takeNear(reading, reading.cues.start(Cue.PASSWORD_AFTER, n), found);
        }
        PasswordInWords.mine(reading, found);
        PasswordInAddress.find(reading, found);
        PasswordBesideName.find(reading, found);
        PasswordByShape.find(reading, found);
        Answers.find(reading, found);
    }

    /** "ERR_PASS_MISMATCH_02": a program's name for something. */
    private static boolean identifier(Reading reading, int start, int end) {
        return reading.at(start - 1) == '_' && reading.at(end) == '_' && Chars.alnum(reading.at(end + 1));
    }

    /** "password password": the value belongs to the last of them. */
    private static boolean again(Reading reading, int n, int end) {
        return n + 1 < reading.cues.count(Cue.PASSWORD)
                && reading.cues.start(Cue.PASSWORD, n + 1) >= end
                && reading.cues.start(Cue.PASSWORD, n + 1) <= end + 1
                && !Chars.alnum(reading.at(reading.cues.end(Cue.PASSWORD, n + 1)));
    }

    /** The word before "pass", which alone of these words has other meanings. */
    private static String before(Reading reading, int label) {
        if (!reading.startsLow(label, "pass") || Chars.letter(reading.at(label + 4))) {
            return "";
        }
        int end = label;
        while (end > 0 && reading.text[end - 1] == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < 12 && reading.text[start - 1] > ' ') {
            start--;
        }
        return new String(reading.lower, start, end - start);
    }

    /** "I log in with …": without the word for it the value must look like one by itself. */
    private static void typed(Reading reading, int from, Candidates found) {
        int i = reading.skipBlanks(from);
        boolean field = reading.cues.any(Cue.PASSWORD) || reading.cues.any(Cue.PASSWORD_AFTER);
        for (int skip = 0; skip < 4 && i < reading.length; skip++) {
            if (reading.at(i) == ':' || reading.at(i) == '"' || reading.at(i) == '\'' || reading.at(i) == ',') {
                i = reading.skipBlanks(i + 1);
            }
            int end = PasswordValue.end(reading, i);
            String value = reading.words(i, Math.max(i, end));
            boolean likely = PasswordValue.strict(value)
                    || field && skip == 0 && Values.secretLike(value) && Values.kinds(value) >= 3;
            if (value.length() >= 6
                    && likely
                    && !Values.placeholder(value)
                    && !PasswordValue.notOne(reading, i, end, value)
                    && reading.cues.before(i, Cue.TX, 12) < 0) {
                found.add(EntityTypes.PASSWORD, i, end, Candidates.LIKELY - 8);
                return;
            }
            if (end <= i || !reading.words(i, end).chars().allMatch(Character::isLetter)) {
                return;
            }
            i = reading.skipBlanks(end);
        }
    }
}
