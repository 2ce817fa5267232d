package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Names after words so plain ("姓名：…", "本人…，", "I, …, born", "Yours sincerely") that the identity data may stand anywhere in the text. */
final class SignedNames {
    /** Family names that are ordinary words, too: only behind a label. */
    private static final Set<String> RARE = WordLists.read("names", "rare surnames");

    /** Beginnings of what stands there instead of a name. */
    private static final Set<String> WORDS = WordLists.read("names", "no beginnings");

    private SignedNames() {}

    static void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.NAME_STRONG); n++) {
            strong(reading, reading.cues.start(Cue.NAME_STRONG, n), reading.cues.end(Cue.NAME_STRONG, n), found);
        }
    }

    private static void strong(Reading reading, int start, int label, Candidates found) {
        boolean pronoun = label - start <= 3 && !Chars.cjk(reading.text[start]);
        if (pronoun && (reading.at(label) != ',' || reading.at(label + 1) != ' ')) {
            return;
        }
        int i = label;
        while (i < reading.length && i - label < 4 && " :,=\n".indexOf(reading.text[i]) >= 0) {
            i++;
        }
        if (Chars.han(reading.at(i))) {
            labelled(reading, i, i > label && (reading.text[i - 1] == ':' || reading.at(label) == '\n'), found);
        } else {
            PersonNames.latin(reading, i, found);
        }
    }

    /** Two to four Chinese characters up to a sign or the end of the line; of any family name where a colon asks for it. */
    private static void labelled(Reading reading, int start, boolean asked, Candidates found) {
        int end = start;
        while (end < reading.length && Chars.han(reading.text[end]) && end - start < 5) {
            end++;
        }
        boolean closed = end == reading.length || "、,\n ;/。(.".indexOf(reading.text[end]) >= 0;
        String family = reading.words(start, Math.min(end, start + 1));
        boolean compound = end - start > 2 && PersonNames.DOUBLE.contains(reading.words(start, start + 2));
        boolean known = compound || PersonNames.SURNAMES.contains(family) || RARE.contains(family);
        int n = end - start;
        if (closed
                && n >= 2
                && n <= (compound || asked ? 4 : 3)
                && (asked || known)
                && !WORDS.contains(reading.words(start, start + 2))
                && !PersonNames.reserved(reading, start + (known ? 1 : 0), end)) {
            found.add(EntityTypes.PERSON_NAME, start, end, Candidates.LIKELY - 2);
        }
    }
}
