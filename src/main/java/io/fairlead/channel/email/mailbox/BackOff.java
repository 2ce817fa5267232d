package io.fairlead.channel.email.mailbox;

import java.time.Duration;

/** Pauses between attempts: each twice as long as the one before, up to half a minute. */
final class BackOff {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration first;
    private int failures;

    BackOff(Duration first) {
        this.first = first;
    }

    Duration next() {
        Duration pause = first.multipliedBy(1L << Math.min(failures++, 16));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    void reset() {
        failures = 0;
    }
}
