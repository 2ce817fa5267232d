package io.fairlead.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what is refused at a door before it is read: a flood, foreign pages, bodies beyond the server's limit. The
 * ledger gets one line a second for each channel, reason and address, with the count, so that nobody can flood the ledger.
 */
public final class Refusals {
    private static final int MOST_LINES = 100;

    private final Clock clock;
    private Map<Line, Integer> counts = new HashMap<>();

    public Refusals(Clock clock) {
        this.clock = clock;
    }

    /** @param address of the sender; beyond a hundred in one second they are counted together */
    public synchronized void count(String channel, String kind, String reason, String address) {
        Line line = new Line(channel, kind, reason, address);
        if (counts.size() >= MOST_LINES && !counts.containsKey(line)) {
            line = new Line(channel, kind, reason, "others");
        }
        counts.merge(line, 1, Integer::sum);
    }

    /** Rows for {@code note-refusals.sql}: what was counted since the last call. */
    public List<Map<String, Object>> take() {
        Map<Line, Integer> taken;
        synchronized (this) {
            taken = counts;
            counts = new HashMap<>();
        }
        long second = clock.instant().getEpochSecond();
        List<Map<String, Object>> rows = new ArrayList<>();
        taken.forEach((line, times) -> rows.add(Map.of(
                "channel", line.channel(),
                "kind", line.kind(),
                "source_id", "refused-" + second + "-" + line.address(),
                "reason", line.reason(),
                "times", times)));
        return rows;
    }

    private record Line(String channel, String kind, String reason, String address) {}
}
