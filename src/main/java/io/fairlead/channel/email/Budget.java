package io.fairlead.channel.email;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What may be spent on one mail, and what had to be left out of it. Every loop over a mail asks {@link #isSpent}; a
 * mail that is not through by then is taken with what was read.
 */
final class Budget {
    private final EmailLimits limits;
    private final LongSupplier nanos;
    private final long start;
    private final Map<String, String> notes = new LinkedHashMap<>();

    Budget(EmailLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** The same limits without a clock: for who reads again what was read in time before. */
    static Budget timeless(EmailLimits limits) {
        return new Budget(limits, () -> 0);
    }

    EmailLimits limits() {
        return limits;
    }

    /** True once the time is over; it is noted then. */
    boolean isSpent() {
        if (notes.containsKey("time_cut")) {
            return true;
        }
        boolean over = nanos.getAsLong() - start > limits.time().toNanos();
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
        long begun = nanos.getAsLong();
        long most = limits.time().toNanos() / share;
        return () -> {
            boolean late = nanos.getAsLong() - begun > most;
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
