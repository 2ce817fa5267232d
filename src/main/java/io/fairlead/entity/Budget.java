package io.fairlead.entity;

import java.util.function.LongSupplier;

/**
 * The time that reading one message may take. Every detector is linear and needs well under a second a megabyte; one that
 * takes many times that is broken, and a message that was not read to the end must not pass. {@link Reading} asks for it
 * again and again while a detector reads, so that one that never ends is stopped, too.
 */
final class Budget {
    private static final long BASE = 5_000_000_000L;
    private static final long A_CHARACTER = 10_000;
    private final LongSupplier nanos;
    private final long until;
    private Object reader = Reading.class;

    Budget(int characters, LongSupplier nanos) {
        this.nanos = nanos;
        this.until = nanos.getAsLong() + BASE + characters * A_CHARACTER;
    }

    /** Who reads from now on, to be named when the time is over. */
    void begins(Detector detector) {
        reader = detector;
    }

    /** @throws IllegalStateException when the time is over */
    void check() {
        if (nanos.getAsLong() - until > 0) {
            throw new IllegalStateException("reading ran over its time, last in " + name());
        }
    }

    private String name() {
        Class<?> type = reader instanceof Class<?> itself ? itself : reader.getClass();
        return type.getSimpleName();
    }
}
