package io.fairlead.topic;

import java.util.ArrayList;
import java.util.List;

/** One list of a {@link Lexicon}, each phrase with what it stands for. */
final class Phrases<T> {
    private final Lexicon lexicon;
    private final int list;
    private final List<T> values = new ArrayList<>();

    /** What was found, and where. */
    record Match<T>(T value, int start, int end) {}

    Phrases(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.list = lexicon.list();
    }

    void add(String phrase, T value) {
        lexicon.add(list, phrase, values.size());
        values.add(value);
    }

    /** What stands in the text, without overlaps: the longest at a place hides what starts inside it. */
    List<Match<T>> longest(CutText text) {
        Matches matches = text.matches(lexicon);
        if (!matches.any(list)) {
            return List.of();
        }
        List<Match<T>> found = new ArrayList<>();
        for (int match = matches.next(list, 0); match >= 0; match = matches.next(list, match + 1)) {
            found.add(new Match<>(values.get(matches.value(match)), matches.start(match), matches.end(match)));
        }
        return found;
    }

    /** True when one of them stands in the text. */
    boolean in(CutText text) {
        return text.matches(lexicon).any(list);
    }
}
