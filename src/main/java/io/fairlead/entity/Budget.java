package io.fairlead.entity;

import io.fairlead.time.WorkTime;

/**
 * The CPU time that reading one message may take. Every detector is linear and needs well under a second a megabyte; one that
 * takes many times that is broken, and a message that was not read to the end must not pass. {@link Reading} asks for it
 * again and again while a detector reads, so that one that never ends is stopped, too.
 */
final class Budget {
    private static final long BASE = 5_000_000_000L;
    private static final long A_CHARACTER = 10_000;

    private final WorkTime time;
    private final long most;
    private Object reader = Reading.class;

    Budget(int characters, WorkTime time) {
        this.time = time;
        this.most = BASE + characters * A_CHARACTER;
    }

    /** Who reads from now on, to be named when the time is over. */
    void begins(Detector detector) {
        reader = detector;
    }

    /** @throws IllegalStateException when the time is over */
    void check() {
        if (time.exceeds(most)) {
            throw new IllegalStateException("reading ran over its time, last in " + name());
        }
    }

    private String name() {
        Class<?> type = reader instanceof Class<?> itself ? itself : reader.getClass();
        return type.getSimpleName();
    }
}
