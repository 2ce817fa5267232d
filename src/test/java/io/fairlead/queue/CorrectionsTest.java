package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.Corrections;
import io.fairlead.Settings;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Priority;
import io.fairlead.topic.Examples.Example;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person says what a ticket is about: everything that hangs on the topic follows, and an example is kept. */
class CorrectionsTest {
    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @BeforeEach
    void tellTopics() {
        KnownTopics.know(
                database.pool(),
                "[{\"code\":\"fees\",\"priority\":2,\"required\":[],\"due\":{\"form\":14400}},"
                        + "{\"code\":\"security\",\"priority\":0,\"required\":[\"account_uid\",\"time\"],\"due\":{\"form\":1800}},"
                        + "{\"code\":\"suggestion\",\"priority\":3,\"required\":[],\"due\":{\"form\":14400}}]",
                30,
                25);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lane_priority_due_time_and_what_is_missing_follow_the_topic() {
        Object ref = fees("why is this so slow", Priority.NORMAL);

        assertThat(correct(ref, "security")).isEqualTo(true);

        JsonNode ticket = queue.ticket(ref);
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("security");
        assertThat(ticket.at("/topic/confidence").asDouble()).isEqualTo(1);
        assertThat(ticket.get("priority").asText()).isEqualTo("urgent");
        assertThat(ticket.get("missing")).hasToString("[\"time\"]");
        assertThat(ticket.get("flags")).isEmpty();
        assertThat(ticket.at("/history/0/kind").asText()).isEqualTo("topic_corrected");
        assertThat(ticket.at("/history/0/agent").asText()).isEqualTo("mei");
        assertThat(ticket.at("/history/0/detail/from").asText()).isEqualTo("fees");
        assertThat(ticket.at("/history/0/detail/to").asText()).isEqualTo("security");
        assertThat(queue.value("select due_at < now() + interval '31 minutes' from fairlead.item"))
                .isEqualTo(true);
        assertThat(queue.row("select ref from fairlead.claim('me', array['security'])"))
                .containsEntry("ref", ref);
    }

    @Test
    void what_a_rule_made_urgent_stays_urgent_and_what_its_topic_made_so_does_not() {
        Object ruled = fees("a", Priority.URGENT);
        Object plain = queue.enqueue(
                        draft().source("b").conversation("b").topic("fees").text("b"))
                .get("ref");

        correct(ruled, "suggestion");
        correct(plain, "suggestion");

        assertThat(queue.ticket(ruled).get("priority").asText()).isEqualTo("urgent");
        assertThat(queue.ticket(plain).get("priority").asText()).isEqualTo("low");
    }

    @Test
    void a_later_message_does_not_move_what_a_person_set() {
        Object ref = fees("a", Priority.NORMAL);
        correct(ref, "suggestion");

        queue.enqueue(
                draft().source("a2").conversation("a").topic("kyc").sure(0.999).text("and my passport"));

        assertThat(queue.ticket(ref).at("/topic/code").asText()).isEqualTo("suggestion");
    }

    @Test
    void the_longest_of_what_the_customer_wrote_is_kept_masked_as_one_example() {
        Object ref = fees("hi", Priority.NORMAL);
        queue.enqueue(
                draft().source("a2").conversation("a").topic("fees").text("my password is [password], and it is slow"));

        correct(ref, "suggestion");
        correct(ref, "security");

        assertThat(queue.rows("select to_topic, from_topic, person, text from fairlead.correction"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("to_topic", "security")
                        .containsEntry("from_topic", "fees")
                        .containsEntry("text", "my password is [password], and it is slow"));
    }

    @Test
    void a_correction_that_is_taken_back_leaves_no_example() {
        Object ref = fees("a", Priority.NORMAL);
        correct(ref, "suggestion");

        correct(ref, "fees");

        assertThat(queue.rows("select 1 from fairlead.correction")).isEmpty();
    }

    @Test
    void to_confirm_an_unsure_topic_makes_it_sure_and_is_no_change() {
        Object ref = fees("a", Priority.NORMAL);

        correct(ref, "fees");

        assertThat(queue.ticket(ref).get("flags")).isEmpty();
        assertThat(queue.ticket(ref).get("history")).isEmpty();
        assertThat(queue.value("select to_topic from fairlead.correction")).isEqualTo("fees");
    }

    @Test
    void the_words_of_a_forgotten_customer_are_no_example() {
        Object ref = fees("my name is Ann", Priority.NORMAL);
        correct(ref, "suggestion");

        queue.rows("select fairlead.forget('mailto:ann@example.org', 'op', 'asked for it', true)");

        assertThat(queue.rows("select 1 from fairlead.correction")).isEmpty();
        assertThat(queue.rows("select 1 from fairlead.trait")).isEmpty();
    }

    @Test
    void the_command_line_reads_them_as_one_line_each() {
        correct(fees("first line\n\tsecond [password]", Priority.NORMAL), "suggestion");
        Settings settings = Settings.read(Path.of(""), Map.of())
                .with(Map.of("fairlead.db.url", database.pool().getJdbcUrl(), "fairlead.db.user", "postgres"));

        assertThat(Corrections.read(settings).all())
                .containsExactly(new Example("suggestion", "first line second [password]"));
    }

    @Test
    void an_unknown_ticket_is_told_and_a_correction_has_a_person() {
        assertThat(correct("FL-222222", "fees")).isEqualTo(false);
        assertThatThrownBy(() -> queue.value("select fairlead.correct('FL-222222', 'fees', '')"))
                .hasMessageContaining("name of a person");
    }

    private Object correct(Object ref, String topic) {
        return queue.value("select fairlead.correct(?, ?, 'mei')", ref, topic);
    }

    private Object fees(String text, Priority priority) {
        return queue.enqueue(draft().source("a")
                        .conversation("a")
                        .topic("fees")
                        .sure(0.4, "unsure")
                        .priority(priority)
                        .dueIn(Duration.ofHours(4))
                        .facts(new Fact("account_uid", "71029385"))
                        .text(text))
                .get("ref");
    }
}
