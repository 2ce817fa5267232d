package io.fairlead.topic;

import java.util.BitSet;

/**
 * The clauses of a message. The last one often holds what the customer wants done, and one with a word such as "not" or
 * "works" may name what is not the matter; features of both are counted apart, so that a model can learn it.
 */
final class Clauses {
    private final short[] clauseOf;
    private final BitSet dismissing = new BitSet();
    private int last;

    private Clauses(int length) {
        this.clauseOf = new short[length];
    }

    static Clauses of(CutText text) {
        Clauses clauses = new Clauses(text.length());
        Matches matches = text.matches();
        clauses.cut(text.letters(), matches);
        for (int i = matches.next(ShippedPhrases.DISMISSALS, 0);
                i >= 0;
                i = matches.next(ShippedPhrases.DISMISSALS, i + 1)) {
            clauses.dismissing.set(clauses.clauseOf[matches.start(i)]);
        }
        return clauses;
    }

    /** True where there is more than one. */
    boolean several() {
        return last > 0;
    }

    /** True for a place in the last one. */
    boolean last(int at) {
        return clauseOf[at] == last;
    }

    /** True for a place in one that may speak of what is not the matter. */
    boolean dismissing(int at) {
        return dismissing.get(clauseOf[at]);
    }

    private void cut(char[] text, Matches matches) {
        int match = matches.next(ShippedPhrases.TURNS, 0);
        int turn = match < 0 ? -1 : matches.start(match);
        boolean spoken = false;
        for (int i = 0; i < text.length; i++) {
            boolean letter = Wording.spaced(text[i]) || Wording.unspaced(text[i]);
            boolean ends = !letter && mark(text, i);
            if (i == turn) {
                ends = true;
                match = matches.next(ShippedPhrases.TURNS, match + 1);
                turn = match < 0 ? -1 : matches.start(match);
            }
            if (spoken && ends) {
                last++;
                spoken = false;
            }
            clauseOf[i] = (short) last;
            spoken |= letter;
        }
        if (!spoken && last > 0) {
            last--;
            for (int i = clauseOf.length - 1; clauseOf[i] > last; i--) {
                clauseOf[i] = (short) last;
            }
        }
    }

    private static boolean mark(char[] text, int at) {
        return switch (text[at]) {
            case ',', ';', '!', '?', '。', ':', '、', '…', '\n' -> true;
            case '.' -> at + 1 == text.length || text[at + 1] == ' ' || text[at + 1] == '.';
            default -> false;
        };
    }
}
