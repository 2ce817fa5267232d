package io.fairlead.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that a mistyped one most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name within two edits, or a third of the length; empty when none is that near. */
    public static Optional<String> of(String typed, Collection<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, typed.length() / 3));
        return known.stream()
                .filter(name -> name.length() > 2 && distance.apply(typed, name) >= 0)
                .min(Comparator.comparing((String name) -> distance.apply(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
