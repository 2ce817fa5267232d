package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final Progress progress = new Progress(new MailCursor(7, 10, List.of(4L), "UNSEEN", 5, "unseen", START));

    @Test
    void the_cursor_stays_below_the_first_mail_that_is_open() {
        handOn(11, 12, 13);
        progress.commit(12, START);
        progress.settle(List.of(12L));

        assertThat(progress.cursor().uid()).isEqualTo(10);
        progress.commit(11, START);
        assertThat(progress.cursor().uid())
                .as("committed, but the server does not know")
                .isEqualTo(10);
        progress.settle(List.of(11L));
        assertThat(progress.cursor().uid()).isEqualTo(12);
        assertThat(progress.highest()).isEqualTo(13);
    }

    @Test
    void a_mail_that_was_left_behind_does_not_hold_up_the_cursor_and_is_in_it() {
        handOn(11, 12);
        progress.leaveBehind(11);
        progress.commit(12, START);
        progress.settle(List.of(12L));

        assertThat(progress.cursor().uid()).isEqualTo(12);
        assertThat(progress.cursor().behind()).containsExactly(4L, 11L);
    }

    @Test
    void a_mail_that_was_left_behind_and_is_tried_again_is_behind_until_it_is_settled() {
        handOn(4);
        progress.commit(4, START);
        assertThat(progress.cursor().behind()).containsExactly(4L);
        assertThat(progress.behind()).isEmpty();

        progress.settle(List.of(4L));

        assertThat(progress.cursor().behind()).isEmpty();
        assertThat(progress.cursor().uid()).isEqualTo(10);
    }

    @Test
    void a_mail_of_which_the_server_cannot_be_told_lets_the_cursor_pass() {
        handOn(11);
        progress.commit(11, START);

        progress.pass(List.of(11L));

        assertThat(progress.cursor().uid()).isEqualTo(11);
        assertThat(progress.committed()).containsExactly(11L);
    }

    @Test
    void the_date_is_that_of_the_newest_settled_mail() {
        handOn(11, 12);
        progress.commit(11, START.plusSeconds(60));
        progress.commit(12, START.plusSeconds(30));

        progress.settle(List.of(11L, 12L));

        assertThat(progress.cursor().date()).isEqualTo(START.plusSeconds(60));
    }

    private void handOn(long... uids) {
        for (long uid : uids) {
            progress.handOn(uid);
        }
    }
}
