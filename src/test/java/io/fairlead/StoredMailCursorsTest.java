package io.fairlead;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.channel.email.mailbox.MailCursor;
import io.fairlead.channel.email.mailbox.MailCursors;
import io.fairlead.queue.Database;
import io.fairlead.testkit.PostgresServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredMailCursorsTest {
    @Test
    void a_cursor_comes_back_as_it_was_kept_and_a_later_one_replaces_it() {
        try (Database database = PostgresServer.freshDatabase()) {
            MailCursors cursors = new StoredMailCursors(database.pool());
            Instant date = Instant.parse("2026-11-20T10:00:00Z");
            MailCursor first = new MailCursor(4_000_000_000L, 10, List.of(3L, 5L), "UNSEEN", 20, "unseen", date);
            MailCursor later =
                    new MailCursor(4_000_000_000L, 30, List.of(), "UNSEEN", 20, "unseen", date.plusMillis(5));
            assertThat(cursors.find("mail", "INBOX")).isEmpty();

            cursors.keep("mail", "INBOX", first);
            cursors.keep("mail", "客户", later);
            assertThat(cursors.find("mail", "INBOX")).contains(first);

            cursors.keep("mail", "INBOX", later);
            assertThat(cursors.find("mail", "INBOX")).contains(later);
            assertThat(cursors.find("other", "INBOX")).isEmpty();
        }
    }
}
