package io.fairlead.topic;

import io.fairlead.config.ResourceLines;

/** The lists that every lexicon begins with: those that the features of a text are made of. */
final class ShippedPhrases {
    private static final Lexicon LEXICON = new Lexicon();

    /** The notions of {@code concepts.txt}, each by the number of its line. */
    static final int CONCEPTS = LEXICON.list();

    /** Words of {@code clauses.txt} that begin a clause. */
    static final int TURNS = LEXICON.list();

    /** Words of {@code clauses.txt} that dismiss what their clause speaks of. */
    static final int DISMISSALS = LEXICON.list();

    static {
        int number = 0;
        for (String line : ResourceLines.of("/topics/concepts.txt")) {
            add(CONCEPTS, line, number++);
        }
        for (String line : ResourceLines.of("/topics/clauses.txt")) {
            add(line.startsWith("turn") ? TURNS : DISMISSALS, line, 1);
        }
    }

    private ShippedPhrases() {}

    /** Nothing but these; not to be added to. */
    static Lexicon lexicon() {
        return LEXICON;
    }

    private static void add(int list, String line, int value) {
        for (String phrase : line.substring(line.indexOf(':') + 1).split(",")) {
            LEXICON.add(list, phrase, value);
        }
    }
}
