package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.testkit.SteppingClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final SteppingClock clock = new SteppingClock();
    private final Allowance allowance = new Allowance(clock);

    @Test
    void when_the_clock_is_set_back_nobody_waits_until_it_is_as_late_again() {
        while (allowance.take("ann", 5) == 0) {
            continue;
        }

        clock.pass(Duration.ofHours(-2));

        assertThat(allowance.take("ann", 5)).isZero();
    }

    @Test
    void a_minute_s_worth_may_come_at_once_and_then_it_goes_by_the_pace() {
        assertThat(IntStream.range(0, 6).map(i -> allowance.take("mei", 6))).containsOnly(0);

        assertThat(allowance.take("mei", 6)).isEqualTo(10);
        assertThat(allowance.take("ada", 6)).as("somebody else").isZero();
        clock.pass(Duration.ofSeconds(9));
        assertThat(allowance.take("mei", 6)).isEqualTo(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(allowance.take("mei", 6)).isZero();
        assertThat(allowance.take("mei", 6)).isEqualTo(10);
        clock.pass(Duration.ofSeconds(70));
        assertThat(IntStream.range(0, 7).map(i -> allowance.take("mei", 6)).sum())
                .isEqualTo(10);
    }

    @Test
    void a_person_who_asks_for_too_much_is_told_when_to_go_on_and_others_are_not_held_up() {
        try (RunningApp app = RunningApp.start(
                Map.of("fairlead.limits.requests-a-minute", "5", "fairlead.limits.sign-ins-a-minute", "8"))) {
            SignedIn greedy = SignedIn.to(app, "greedy", Role.AGENT);
            SignedIn other = SignedIn.to(app, "other", Role.AGENT);

            HttpResponse<String> refused = untilRefused(i -> greedy.get("/api/v1/me"));
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(other.get("/api/v1/me").statusCode()).isEqualTo(200);

            HttpResponse<String> flood = untilRefused(
                    i -> app.post("/sign-in", "application/x-www-form-urlencoded", "password=x&name=n" + i));
            assertThat(flood.headers().firstValue("Retry-After")).isPresent();
            assertThat(flood.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    /** The allowance fills up again meanwhile, so it is not known which one is too many. */
    private static HttpResponse<String> untilRefused(IntFunction<HttpResponse<String>> request) {
        return IntStream.range(0, 40)
                .mapToObj(request)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
    }
}
