package io.fairlead.testkit;

import io.fairlead.time.WorkTime;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Threads that work, and threads that stand still. */
public final class WorkTimes {
    private WorkTimes() {}

    /** Works all the time, so many nanoseconds between two looks at the clock. */
    public static Supplier<WorkTime> working(long nanos) {
        AtomicLong clock = new AtomicLong();
        return WorkTime.by(() -> clock.addAndGet(nanos), clock::get);
    }

    /** Never gets to run, and so many nanoseconds pass on the wall. */
    public static Supplier<WorkTime> standing(long nanos) {
        AtomicLong wall = new AtomicLong();
        return WorkTime.by(() -> wall.addAndGet(nanos), () -> 0);
    }
}
