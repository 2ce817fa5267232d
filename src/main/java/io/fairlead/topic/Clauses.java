package io.fairlead.topic;

import io.fairlead.config.ResourceLines;
import java.util.BitSet;

/**
 * The clauses of a message. The last one often holds what the customer wants done, and one with a word such as "not" or
 * "works" may name what is not the matter; features of both are counted apart, so that a model can learn it.
 */
final class Clauses {
    private static final String MARKS = ",;!?。:、…\n";
    private static final Phrases<Integer> TURNS = new Phrases<>();
    private static final Phrases<Integer> DISMISSALS = new Phrases<>();

    static {
        for (String line : ResourceLines.of("/topics/clauses.txt")) {
            int colon = line.indexOf(':');
            Phrases<Integer> phrases = line.startsWith("turn") ? TURNS : DISMISSALS;
            for (String phrase : line.substring(colon + 1).split(",")) {
                phrases.add(phrase, 1);
            }
        }
    }

    private final short[] clauseOf;
    private final BitSet dismissing = new BitSet();
    private int last;

    private Clauses(int length) {
        this.clauseOf = new short[length];
    }

    static Clauses of(String folded) {
        Clauses clauses = new Clauses(folded.length());
        clauses.cut(folded, ends(folded));
        DISMISSALS.longest(folded).forEach(match -> clauses.dismissing.set(clauses.clauseOf[match.start()]));
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

    private static BitSet ends(String folded) {
        BitSet ends = new BitSet();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean stop = c == '.' && (i + 1 == folded.length() || " .".indexOf(folded.charAt(i + 1)) >= 0);
            if (stop || MARKS.indexOf(c) >= 0) {
                ends.set(i);
            }
        }
        TURNS.longest(folded).forEach(match -> ends.set(match.start()));
        return ends;
    }

    private void cut(String folded, BitSet ends) {
        boolean spoken = false;
        for (int i = 0; i < clauseOf.length; i++) {
            if (spoken && ends.get(i)) {
                last++;
                spoken = false;
            }
            clauseOf[i] = (short) last;
            spoken |= Wording.spaced(folded.charAt(i)) || Wording.unspaced(folded.charAt(i));
        }
        if (!spoken && last > 0) {
            last--;
            for (int i = clauseOf.length - 1; clauseOf[i] > last; i--) {
                clauseOf[i] = (short) last;
            }
        }
    }
}
