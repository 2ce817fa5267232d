package io.fairlead.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that a mistyped one most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name within a third of the length in edits; empty when none is that near. */
    public static Optional<String> of(String typed, Collection<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, typed.length() / 3));
        return known.stream()
                .filter(name -> distance.apply(typed, name) >= 0)
                .min(Comparator.comparing((String name) -> distance.apply(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
