package io.fairlead.channel.email;

import io.fairlead.time.WorkTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What may be spent on one mail, and what had to be left out of it. Every loop over a mail asks {@link #isSpent}; a
 * mail that is not through by then is taken with what was read.
 */
final class Budget {
    private final EmailLimits limits;
    private final Supplier<WorkTime> times;
    private final WorkTime time;
    private final Map<String, String> notes = new LinkedHashMap<>();

    /** @param times begins to count for one mail, or for a step of it */
    Budget(EmailLimits limits, Supplier<WorkTime> times) {
        this.limits = limits;
        this.times = times;
        this.time = times.get();
    }

    /** The same limits without a clock: for who reads again what was read in time before. */
    static Budget timeless(EmailLimits limits) {
        return new Budget(limits, WorkTime.by(() -> 0, () -> 0));
    }

    EmailLimits limits() {
        return limits;
    }

    /** True once the time is over; it is noted then. */
    boolean isSpent() {
        if (notes.containsKey("time_cut")) {
            return true;
        }
        boolean over = time.exceeds(limits.time().toNanos());
        if (over) {
            note("time_cut", "reading took longer than " + limits.time().toMillis() + " ms; the rest was not read");
        }
        return over;
    }

    /**
     * Says when one step, begun now, has used up its share of the time; that is noted, too.
     *
     * @param share the step may take the whole time divided by this
     */
    BooleanSupplier share(int share, String hint, String words) {
        WorkTime step = times.get();
        long most = limits.time().toNanos() / share;
        return () -> {
            boolean late = step.exceeds(most);
            if (late) {
                note(hint, words);
            }
            return late || isSpent();
        };
    }

    /** Notes for the ticket that something was left out; the first words on it stay. */
    void note(String hint, String words) {
        notes.putIfAbsent(hint, words);
    }

    Map<String, String> notes() {
        return notes;
    }
}
