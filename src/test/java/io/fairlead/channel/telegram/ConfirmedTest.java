package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfirmedTest {
    private final Confirmed confirmed = new Confirmed();

    @Test
    void an_answer_that_comes_twice_is_no_news_and_does_not_move_the_offset_back() {
        accept(update(5), update(6));

        assertThat(confirmed.news(List.of(update(5)))).isEmpty();
        accept(update(5));

        assertThat(confirmed.offset()).isEqualTo(7);
    }

    @Test
    void numbers_may_be_skipped() {
        accept(update(5), update(900));

        assertThat(confirmed.offset()).isEqualTo(901);
    }

    @Test
    void the_offset_stops_before_the_first_that_was_not_accepted_and_catches_up() {
        List<RawUpdate> answer = List.of(update(5), update(6), update(7));
        confirmed.note(answer, answer, keys(update(5), update(7)));
        assertThat(confirmed.offset()).isEqualTo(6);

        assertThat(confirmed.news(answer.subList(1, 3))).containsExactly(answer.get(1));
        confirmed.note(answer.subList(1, 3), List.of(answer.get(1)), keys(update(6)));

        assertThat(confirmed.offset()).isEqualTo(8);
    }

    @Test
    void a_server_that_begins_anew_is_followed() {
        accept(update(1000));
        RawUpdate other = new RawUpdate(3, "", "other".getBytes(StandardCharsets.UTF_8));
        List<RawUpdate> answer = List.of(other);

        assertThat(confirmed.news(answer)).containsExactly(other);
        confirmed.note(answer, answer, Set.of());
        assertThat(confirmed.offset()).isEqualTo(3);
        confirmed.note(answer, answer, keys(other));

        assertThat(confirmed.offset()).isEqualTo(4);
    }

    @Test
    void one_without_a_number_is_told_once_and_holds_nobody_up() {
        RawUpdate unnumbered = new RawUpdate(RawUpdate.UNNUMBERED, "", "x".getBytes(StandardCharsets.UTF_8));
        accept(unnumbered, update(5));

        assertThat(confirmed.news(List.of(unnumbered))).isEmpty();
        assertThat(confirmed.offset()).isEqualTo(6);
    }

    private void accept(RawUpdate... updates) {
        List<RawUpdate> answer = List.of(updates);
        confirmed.note(answer, confirmed.news(answer), keys(updates));
    }

    private static Set<String> keys(RawUpdate... updates) {
        Set<String> keys = new HashSet<>();
        Arrays.stream(updates).forEach(update -> keys.add(update.key()));
        return keys;
    }

    private static RawUpdate update(long id) {
        return new RawUpdate(id, "", ("update " + id).getBytes(StandardCharsets.UTF_8));
    }
}
