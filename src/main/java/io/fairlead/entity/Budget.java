package io.fairlead.entity;

import java.util.function.LongSupplier;

/**
 * The time that reading one message may take. Every detector is linear and needs well under a second a megabyte; one that
 * takes many times that is broken, and a message that was not read to the end must not pass.
 */
final class Budget {
    private static final long BASE = 5_000_000_000L;
    private static final long A_CHARACTER = 10_000;
    private final LongSupplier nanos;
    private final long until;

    Budget(int characters, LongSupplier nanos) {
        this.nanos = nanos;
        this.until = nanos.getAsLong() + BASE + characters * A_CHARACTER;
    }

    /** @throws IllegalStateException when the time is over */
    void check(Detector last) {
        if (nanos.getAsLong() - until > 0) {
            throw new IllegalStateException(
                    "reading ran over its time, last in " + last.getClass().getSimpleName());
        }
    }
}
