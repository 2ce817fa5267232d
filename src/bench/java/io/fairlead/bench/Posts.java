package io.fairlead.bench;

import io.fairlead.testkit.QueueClient;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of posts. */
final class Posts {
    private Posts() {}

    /** The keys of stored posts that begin so and with a hyphen. */
    static Set<String> stored(QueueClient queue, String beginning) {
        return queue.rows("select source_key from fairlead.message where source_key like ? || '-%'", beginning).stream()
                .map(row -> ((String) row.get("source_key")).replaceFirst("-[0-9a-f]{16}$", ""))
                .collect(Collectors.toSet());
    }

    /** Milliseconds within which so many percent were done; NaN for none. */
    static double within(List<Long> nanos, int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }
}
