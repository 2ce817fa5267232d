package io.fairlead.guard;

import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One part of a message with some of its entities replaced, and the way from the old places to the new. */
final class MaskedText {
    private record Cut(int start, int end, int newStart, int newEnd) {}

    private final StringBuilder words = new StringBuilder();
    private final List<Cut> cuts = new ArrayList<>();

    /** @param entities of this part, sorted, disjoint */
    MaskedText(String text, List<Entity> entities, Predicate<Entity> masked) {
        int from = 0;
        for (Entity entity : entities) {
            if (masked.test(entity)) {
                Range range = entity.range();
                words.append(text, from, range.start());
                int start = words.length();
                words.append(Mask.of(entity.type(), text.substring(range.start(), range.end())));
                cuts.add(new Cut(range.start(), range.end(), start, words.length()));
                from = range.end();
            }
        }
        words.append(text, from, text.length());
    }

    String words() {
        return words.toString();
    }

    boolean changed() {
        return !cuts.isEmpty();
    }

    /** The same place in the masked words; one that touches a mask takes the whole mask in. */
    Range moved(Range range) {
        return new Range(place(range.start(), false), place(range.end(), true));
    }

    /** Offset in code points of a place in the masked words. */
    int codePoints(int index) {
        return words.codePointCount(0, index);
    }

    private int place(int index, boolean end) {
        int shift = 0;
        for (Cut cut : cuts) {
            if (index <= cut.start()) {
                break;
            }
            if (index < cut.end()) {
                return end ? cut.newEnd() : cut.newStart();
            }
            shift = cut.newEnd() - cut.end();
        }
        return index + shift;
    }
}
