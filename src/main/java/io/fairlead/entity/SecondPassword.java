package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.List;
import java.util.Set;

/** "… to Hulu_wa8", "… 换成 qq889911", "… / Abc@123": a password right behind another, of which it is the newer or the other try. */
final class SecondPassword {
    private static final Set<String> CHANGING = WordLists.read("passwords", "changing");
    private static final Set<String> SECOND = WordLists.read("passwords", "second");
    /** Those of both that stand within a run of characters without blanks. */
    private static final List<String> CHANGING_WITHIN = unspaced(CHANGING);

    private static final List<String> SECOND_WITHIN = unspaced(SECOND);
    private static final int WITHIN = 30;

    private SecondPassword() {}

    /** @param first the password before, of whose form a PIN must be */
    static void find(Reading reading, int from, String first, Candidates found) {
        int i = from;
        int words = 0;
        boolean changed = false;
        boolean other = false;
        while (i < reading.length && i - from < WITHIN && words < 5) {
            char c = reading.text[i];
            if (c == '\n' || reading.cues.before(i, Cue.PASSWORD, 0) >= 0) {
                return;
            }
            if (Chars.cjk(c)) {
                int han = i;
                while (Chars.cjk(reading.at(i))) {
                    i++;
                }
                String word = reading.words(han, i);
                changed = holds(word, CHANGING_WITHIN);
                other |= holds(word, SECOND_WITHIN);
            } else if (c > ' ' && ",|:;'\"(".indexOf(c) < 0) {
                int end = Math.max(i + 1, PasswordValue.end(reading, i));
                String value = reading.words(i, end);
                boolean secret = PasswordValue.strict(value) || (changed || other) && Values.secretLike(value);
                boolean pin = other && pin(value) && value.length() == first.length() && pin(first);
                if ((pin || value.length() >= 6 && secret)
                        && !Values.placeholder(value)
                        && !PasswordValue.notOne(reading, i, end, value)) {
                    found.add(EntityTypes.PASSWORD, i, end, Candidates.LIKELY + (other ? 4 : -5));
                    return;
                }
                changed = CHANGING.contains(Folding.key(value));
                other |= SECOND.contains(Folding.key(value));
                words++;
                i = end;
            } else {
                i++;
            }
        }
    }

    /** The word here lets a second password follow: "to", "换成". */
    static boolean joins(Reading reading, int start, int end) {
        String word = new String(reading.lower, start, end - start);
        return CHANGING.contains(word) || holds(word, CHANGING_WITHIN);
    }

    private static List<String> unspaced(Set<String> words) {
        return words.stream().filter(word -> Chars.cjk(word.charAt(0))).toList();
    }

    private static boolean holds(String run, List<String> words) {
        for (String word : words) {
            if (run.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean pin(String value) {
        return Values.digits(value) && value.length() >= 4 && value.length() <= 8;
    }
}
