package io.fairlead.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private final SteppingClock wall = new SteppingClock();
    private final AtomicLong nanos = new AtomicLong(-7);
    private final Instant start = wall.instant();
    private final SteadyClock clock = new SteadyClock(wall, nanos::get);

    @Test
    void it_goes_on_as_time_passes_whatever_the_machines_clock_is_set_to() {
        assertThat(clock.instant()).isEqualTo(start);

        wall.pass(Duration.ofHours(-2));
        nanos.addAndGet(1_500_000_000);

        assertThat(clock.instant()).isEqualTo(start.plusMillis(1500));
    }
}
