package io.fairlead.time;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long a thread has worked since it began something. While it was not running (a machine that is suspended or has too
 * much to do) it did not work: a limit by the clock on the wall would then end what is sound. For the thread that began.
 */
public final class WorkTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongSupplier wall;
    private final LongSupplier worked;
    private final long wallBegin;
    private final long workedBegin;

    private WorkTime(LongSupplier wall, LongSupplier worked) {
        this.wall = wall;
        this.worked = worked;
        this.wallBegin = wall.getAsLong();
        this.workedBegin = worked.getAsLong();
    }

    public static WorkTime begin() {
        return new WorkTime(System::nanoTime, THREADS::getCurrentThreadCpuTime);
    }

    /** For tests: nanoseconds on the wall, and those that the thread has worked. */
    public static Supplier<WorkTime> by(LongSupplier wall, LongSupplier worked) {
        return () -> new WorkTime(wall, worked);
    }

    /** Whether it has worked longer than this; asks the dear clock only when the cheap one makes it possible. */
    public boolean exceeds(long nanos) {
        return wall.getAsLong() - wallBegin > nanos && worked.getAsLong() - workedBegin > nanos;
    }
}
