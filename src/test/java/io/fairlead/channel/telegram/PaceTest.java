package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.SteppingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final SteppingClock clock = new SteppingClock();
    private final Pace pace = new Pace(clock);

    @Test
    void thirty_messages_a_second_go_out() {
        for (int i = 0; i < 30; i++) {
            assertThat(pace.take("chat" + i, 1)).isZero();
        }
        assertThat(pace.take("another", 1)).isEqualTo(Duration.ofSeconds(1));

        clock.pass(Duration.ofSeconds(1));
        assertThat(pace.take("another", 1)).isZero();
    }

    @Test
    void twenty_messages_a_minute_go_to_a_group() {
        for (int i = 0; i < 20; i++) {
            assertThat(pace.take("-100", 1)).isZero();
            clock.pass(Duration.ofSeconds(2));
        }
        assertThat(pace.take("-100", 1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pace.take("-100", 3)).isEqualTo(Duration.ofSeconds(24));
        assertThat(pace.take("-200", 1)).isZero();

        clock.pass(Duration.ofSeconds(20));
        assertThat(pace.take("-100", 1)).isZero();
        assertThat(pace.take("-100", 1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void one_message_a_second_goes_to_a_person_and_its_parts_go_together() {
        assertThat(pace.take("42", 3)).isZero();
        assertThat(pace.take("42", 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.take("43", 1)).isZero();

        clock.pass(Duration.ofSeconds(1));
        assertThat(pace.take("42", 1)).isZero();
    }

    @Test
    void the_parts_of_one_notice_get_their_places_together() {
        assertThat(pace.take("-100", 15)).isZero();
        assertThat(pace.take("-100", 6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pace.take("-100", 5)).isZero();
    }

    @Test
    void a_notice_longer_than_the_whole_limit_goes_out_once_it_is_free() {
        pace.take("-100", 1);
        assertThat(pace.take("-100", 25)).isEqualTo(Duration.ofMinutes(1));

        clock.pass(Duration.ofSeconds(60));
        assertThat(pace.take("-100", 25)).isZero();
        assertThat(pace.take("-100", 1)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_silence_that_telegram_asks_for_holds_for_every_chat() {
        pace.close(Duration.ofSeconds(9));
        pace.close(Duration.ofSeconds(3));

        assertThat(pace.take("42", 1)).isEqualTo(Duration.ofSeconds(9));
    }
}
