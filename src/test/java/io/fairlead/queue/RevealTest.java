package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which originals open, and by which of their names. */
class RevealTest {
    @TempDir
    private Path folder;

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());
    private Sealer sealer;
    private QueueCalls calls;
    private QueueRows rows;

    @BeforeEach
    void open() {
        sealer = Sealer.withKeyFile(folder.resolve("key.json"));
        rows = new QueueRows(new DraftJson(new ObjectMapper()), sealer);
        calls = new QueueCalls(database.pool());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_message_is_shown_with_its_edits_in_the_order_in_which_they_came() {
        take(draft().source("a").text("first words"));
        take(draft().source("a@1").revises("a").text("other words"));

        assertThat(reveal(RevealTest::words)).extracting(Revealed::text).containsExactly("first words", "other words");
        assertThat(reveal(RevealTest::words)).extracting(Revealed::revision).containsExactly(0, 1);
    }

    @Test
    void an_original_from_before_its_name_was_kept_opens_by_what_came_for_its_ticket() {
        take(draft().source("a").text("first words"));
        take(draft().source("b").text("second words"));
        queue.rows("update fairlead.original set source_id = null");

        assertThat(reveal(RevealTest::words)).extracting(Revealed::text).containsExactly("first words");
    }

    @Test
    void a_name_that_is_too_long_to_be_kept_is_its_hash_on_both_sides() {
        take(draft().source("长".repeat(300)).text("first words"));

        assertThat((String) queue.value("select source_id from fairlead.original"))
                .startsWith("sha256:");
        assertThat(reveal(RevealTest::words)).extracting(Revealed::text).containsExactly("first words");
    }

    @Test
    void what_can_no_longer_be_read_is_shown_as_it_came() {
        take(draft().source("a").text("first words"));

        assertThat(reveal(inbound -> {
                    throw new UnreadableException("this form is gone");
                }))
                .extracting(Revealed::text)
                .containsExactly("first words");
    }

    @Test
    void with_another_key_it_stays_sealed_and_the_attempt_is_in_the_audit() {
        take(draft().source("a").text("first words"));
        Sealer other = Sealer.withKeyFile(folder.resolve("other.json"));

        assertThatThrownBy(() -> new Reveal(database.pool(), other, RevealTest::words).reveal(ref(), 1, "dora", "why"))
                .hasMessageContaining("another key");
        assertThat(queue.rows("select 1 from fairlead.audit")).hasSize(1);
    }

    @Test
    void nobody_changes_the_audit() {
        take(draft().source("a"));
        reveal(RevealTest::words);

        for (String change : List.of(
                "update fairlead.audit set actor = 'nobody'",
                "delete from fairlead.audit",
                "truncate fairlead.audit")) {
            assertThatThrownBy(() -> queue.rows(change)).hasMessageContaining("only ever added to");
        }
    }

    private void take(Drafts draft) {
        calls.enqueue(rows.ticket(draft.build(), draft.inbound()));
    }

    private List<Revealed> reveal(Function<Inbound, Normalised> normalise) {
        return new Reveal(database.pool(), sealer, normalise).reveal(ref(), 1, "dora", "the customer asks");
    }

    private String ref() {
        return (String) queue.value("select fairlead.ref(1)");
    }

    private static Normalised words(Inbound inbound) {
        String text = new String(inbound.raw(), StandardCharsets.UTF_8);
        return Message.of(
                inbound, inbound.sourceId(), "c", Visibility.PRIVATE, new Author("form:1", "", List.of()), text);
    }
}
