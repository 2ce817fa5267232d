package io.fairlead.channel.form;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets so many posts a minute through, per address and in all: token buckets that hold one minute's worth. Memory is
 * bounded; when more addresses come than it can hold, full buckets are forgotten first, which changes nothing for them.
 * Where a proof of work is asked for, a post without one (no JavaScript) still gets through, at a tenth of the rate.
 */
final class Flood {
    private static final int MOST_ADDRESSES = 50_000;
    private static final int UNPROVEN = 10;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Flood(Clock clock) {
        this.clock = clock;
    }

    /** False when there were too many; a refused post takes nothing from either bucket. */
    boolean lets(Form form, String address) {
        long now = clock.millis();
        if (buckets.size() >= MOST_ADDRESSES) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        return takeBoth(form.name(), address, form.perMinute(), form.perMinuteInAll(), now);
    }

    /** The stricter limits of posts without the proof that was asked for. */
    boolean letsUnproven(Form form, String address) {
        return takeBoth(
                form.name() + " unproven",
                address,
                Math.max(1, form.perMinute() / UNPROVEN),
                Math.max(1, form.perMinuteInAll() / UNPROVEN),
                clock.millis());
    }

    /** Whether more posts a minute come in than the form takes without a proof of work. */
    boolean wantsProof(Form form) {
        if (!form.proof().isEver() || form.proof().above() == 0) {
            return form.proof().isEver();
        }
        Bucket inAll = buckets.get(form.name());
        return inAll != null && inAll.taken(clock.millis()) > form.proof().above();
    }

    private boolean takeBoth(String name, String address, int perMinute, int perMinuteInAll, long now) {
        String own = name + " " + address;
        if (!take(own, perMinute, now)) {
            return false;
        }
        if (take(name, perMinuteInAll, now)) {
            return true;
        }
        Bucket taken = buckets.get(own);
        if (taken != null) {
            taken.giveBack();
        }
        return false;
    }

    private boolean take(String name, int perMinute, long now) {
        return buckets.computeIfAbsent(name, key -> new Bucket(perMinute, now)).take(now);
    }

    /** Holds at most one minute's worth; guarded by its own lock. */
    private static final class Bucket {
        private final int perMinute;
        private double left;
        private long at;

        Bucket(int perMinute, long now) {
            this.perMinute = perMinute;
            this.left = perMinute;
            this.at = now;
        }

        synchronized boolean take(long now) {
            refill(now);
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }

        synchronized void giveBack() {
            left = Math.min(perMinute, left + 1);
        }

        synchronized double taken(long now) {
            refill(now);
            return perMinute - left;
        }

        synchronized boolean isFull(long now) {
            refill(now);
            return left >= perMinute;
        }

        private void refill(long now) {
            // A clock that was set back takes nothing away.
            left = Math.min(perMinute, left + Math.max(0, now - at) * perMinute / 60_000.0);
            at = now;
        }
    }
}
