package io.fairlead.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When a delivery that failed is tried again: after these times one after the other, then never. */
record Backoff(List<Duration> pauses) {
    /** As Standard Webhooks proposes: ten attempts within a good three days. */
    static final Backoff RECOMMENDED = new Backoff(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    /** An endpoint that is overloaded gets its deliveries spread over this much more than it should wait. */
    private static final double JITTER = 0.2;

    private static final Duration LONGEST_WISH = Duration.ofHours(24);

    Backoff {
        pauses = List.copyOf(pauses);
    }

    /**
     * How long to wait after a failed attempt; empty when that was the last one.
     *
     * @param attempt from 1
     * @param wish what the endpoint asks for by {@code Retry-After}; zero for nothing
     * @param random from 0 to 1
     */
    Optional<Duration> after(int attempt, Duration wish, DoubleSupplier random) {
        if (attempt > pauses.size()) {
            return Optional.empty();
        }
        Duration wished = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        Duration planned = pauses.get(attempt - 1);
        Duration pause = wished.compareTo(planned) > 0 ? wished : planned;
        return Optional.of(pause.plusMillis((long) (pause.toMillis() * JITTER * random.getAsDouble())));
    }
}
