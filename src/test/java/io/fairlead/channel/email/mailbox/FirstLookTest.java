package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstLookTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final FolderState FOLDER = new FolderState(7, 50);

    @Test
    void without_a_cursor_since_decides_about_what_is_there_and_all_that_comes_is_taken() {
        assertThat(at(null, "unseen")).isEqualTo(cursor(7, 0, "UNSEEN", 50, "unseen", NOW));
        assertThat(at(null, "all").selection()).isEqualTo("ALL");
        assertThat(at(null, "2026-09-03").selection()).isEqualTo("SINCE 3-Sep-2026");
    }

    @Test
    void a_cursor_is_gone_on_from() {
        MailCursor cursor = cursor(7, 30, "UNSEEN", 20, "unseen", NOW);

        assertThat(at(cursor, "unseen")).isSameAs(cursor);
    }

    @Test
    void another_since_begins_anew_but_leaves_out_nothing_that_was_not_taken_yet() {
        MailCursor begun = at(cursor(7, 30, "UNSEEN", 20, "unseen", NOW), "2026-11-01");

        assertThat(begun).isEqualTo(cursor(7, 0, "SINCE 1-Nov-2026", 31, "2026-11-01", NOW));
    }

    @Test
    void other_numbers_look_at_everything_since_the_newest_mail_that_was_taken_and_at_all_unseen_mail() {
        MailCursor begun = at(cursor(6, 30, "UNSEEN", 20, "unseen", NOW.minusSeconds(3600)), "unseen");

        assertThat(begun).isEqualTo(cursor(7, 0, "OR SINCE 20-Nov-2026 UNSEEN", 50, "unseen", NOW.minusSeconds(3600)));
    }

    @Test
    void other_numbers_in_the_middle_of_a_back_fill_go_on_with_it() {
        MailCursor begun = at(cursor(6, 10, "SINCE 1-Nov-2026", 20, "2026-11-01", NOW), "2026-11-01");

        assertThat(begun.selection()).isEqualTo("OR SINCE 1-Nov-2026 OR SINCE 20-Nov-2026 UNSEEN");
    }

    @Test
    void where_mails_are_left_as_they_are_unseen_says_nothing() {
        MailCursor old = cursor(6, 30, "UNSEEN", 20, "unseen", NOW);

        assertThat(FirstLook.at(Optional.of(old), FOLDER, "unseen", false, NOW).selection())
                .isEqualTo("SINCE 20-Nov-2026");
    }

    private static MailCursor at(MailCursor stored, String since) {
        return FirstLook.at(Optional.ofNullable(stored), FOLDER, since, true, NOW);
    }

    private static MailCursor cursor(
            long validity, long uid, String selection, long selectedBelow, String since, Instant date) {
        return new MailCursor(validity, uid, List.of(), selection, selectedBelow, since, date);
    }
}
