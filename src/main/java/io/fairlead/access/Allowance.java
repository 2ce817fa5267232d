package io.fairlead.access;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * So many a minute, by name: of a minute's worth all may come at once, then they must keep to the pace (a virtual
 * schedule, the generic cell rate algorithm). Memory is bounded; a name whose minute is over is as good as a new one.
 */
final class Allowance {
    private static final int MOST_NAMES = 50_000;
    private static final long MINUTE = 60_000;

    private final Clock clock;
    private final ConcurrentMap<String, Long> scheduled = new ConcurrentHashMap<>();

    Allowance(Clock clock) {
        this.clock = clock;
    }

    /** @return seconds to wait, 0 for whoever may go on; who must wait uses nothing up */
    int take(String name, int perMinute) {
        long now = clock.millis();
        if (scheduled.size() >= MOST_NAMES) {
            scheduled.values().removeIf(next -> next <= now);
        }
        long step = MINUTE / perMinute;
        long[] wait = {0};
        scheduled.compute(name, (key, known) -> {
            // Further ahead than a minute is none: the clock was set back.
            long next = known == null || known > now + MINUTE ? now : Math.max(known, now);
            wait[0] = Math.max(0, next - now - (MINUTE - step));
            return wait[0] > 0 ? known : Long.valueOf(next + step);
        });
        return (int) ((wait[0] + 999) / 1000);
    }
}
