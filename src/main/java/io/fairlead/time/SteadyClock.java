package io.fairlead.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * The time when it was made, and what has passed since: for pauses and limits, which must not end at once, or last for
 * hours, when somebody sets the machine's clock. Not for times that are written down: it stands still while the machine
 * sleeps.
 */
public final class SteadyClock extends Clock {
    private final Clock wall;
    private final Instant start;
    private final LongSupplier nanos;
    private final long startNanos;

    public SteadyClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    /** @param nanos a monotonic time in nanoseconds */
    SteadyClock(Clock wall, LongSupplier nanos) {
        this.wall = wall;
        this.start = wall.instant();
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(wall.withZone(zone), nanos);
    }
}
