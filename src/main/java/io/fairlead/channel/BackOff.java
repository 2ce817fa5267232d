package io.fairlead.channel;

import java.time.Duration;

/** Pauses between attempts: each twice as long as the one before, up to half a minute. */
public final class BackOff {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration first;
    private int failures;

    public BackOff(Duration first) {
        this.first = first;
    }

    public Duration next() {
        Duration pause = first.multipliedBy(1L << Math.min(failures++, 16));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    public void reset() {
        failures = 0;
    }
}
