package io.fairlead.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void ten_attempts_are_made_within_a_good_three_days() {
        Duration all = Duration.ZERO;
        int attempt = 1;
        while (Backoff.RECOMMENDED.after(attempt, Duration.ZERO, () -> 0).isPresent()) {
            all = all.plus(
                    Backoff.RECOMMENDED.after(attempt, Duration.ZERO, () -> 0).get());
            attempt++;
        }

        assertThat(attempt).isEqualTo(10);
        assertThat(all).isEqualTo(Duration.parse("PT75H35M5S"));
    }

    @Test
    void attempts_of_many_are_spread_and_never_too_early() {
        assertThat(Backoff.RECOMMENDED.after(2, Duration.ZERO, () -> 0.5)).contains(Duration.ofSeconds(330));
        assertThat(Backoff.RECOMMENDED.after(2, Duration.ZERO, () -> 1)).contains(Duration.ofMinutes(6));
    }

    @Test
    void an_endpoint_may_ask_for_more_time_but_not_for_weeks() {
        Duration hour = Duration.ofHours(1);
        assertThat(Backoff.RECOMMENDED.after(1, hour, () -> 0)).contains(hour);
        assertThat(Backoff.RECOMMENDED.after(4, hour, () -> 0)).contains(Duration.ofHours(2));
        assertThat(Backoff.RECOMMENDED.after(1, Duration.ofDays(30), () -> 0)).contains(Duration.ofDays(1));
    }

    @Test
    void what_it_asks_for_is_seconds_or_a_date() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");

        assertThat(RetryAfter.of("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Sun, 22 Nov 2026 10:01:00 GMT", now)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Sun, 22 Nov 2026 09:00:00 GMT", now)).isZero();
        assertThat(RetryAfter.of("soon", now)).isZero();
    }
}
