package io.fairlead.time;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkTimeTest {
    private final AtomicLong wall = new AtomicLong();
    private final AtomicLong worked = new AtomicLong();
    private final WorkTime time = WorkTime.by(wall::get, worked::get).get();

    @Test
    void whatPassesWhileTheThreadStandsStillDoesNotCount() {
        wall.set(1_000_000);
        worked.set(10);

        assertFalse(time.exceeds(10));
    }

    @Test
    void workCounts() {
        wall.set(11);
        worked.set(11);

        assertTrue(time.exceeds(10));
    }

    @Test
    void aThreadThatWorksGetsThereByItself() {
        WorkTime own = WorkTime.begin();
        long sum = 0;
        while (!own.exceeds(1_000_000)) {
            sum++;
        }
        assertTrue(sum > 0);
    }
}
