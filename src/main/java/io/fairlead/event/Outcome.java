package io.fairlead.event;

import java.time.Duration;

/**
 * What became of an attempt.
 *
 * @param failure null when it arrived; else why not, in words for the operator and never the endpoint's own
 * @param wish how long the endpoint asks to be left alone; zero for nothing
 * @param unwanted the endpoint wants no more events at all (410)
 */
record Outcome(String failure, Duration wish, boolean unwanted) {
    static final Outcome DELIVERED = new Outcome(null, Duration.ZERO, false);

    static Outcome failed(String failure) {
        return new Outcome(failure, Duration.ZERO, false);
    }

    boolean delivered() {
        return failure == null;
    }
}
