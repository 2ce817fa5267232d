package io.fairlead.desk;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.Database;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The supervisor's numbers over the real schema. */
class OverviewDatabaseTest {
    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());
    private int count;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_empty_desk_has_an_overview_too() throws Exception {
        JsonNode overview = overview(7);

        assertThat(overview.path("topics")).isEmpty();
        assertThat(overview.path("agents")).isEmpty();
        assertThat(overview.path("total").path("answered").asInt()).isZero();
        assertThat(overview.path("total").path("p50").isNull()).isTrue();
    }

    @Test
    void what_waits_is_counted_by_topic_and_channel_with_what_is_late() throws Exception {
        wait("deposit");
        wait("deposit");
        wait("fees");
        queue.rows("update fairlead.item set due_at = now() - interval '1 minute' where ticket_id = 1");
        queue.rows("select * from fairlead.claim('mei', array['fees'])");

        JsonNode overview = overview(7);

        assertThat(overview.path("held").asInt()).isEqualTo(1);
        assertThat(overview.path("topics")).singleElement().satisfies(deposit -> {
            assertThat(deposit.path("topic").asText()).isEqualTo("deposit");
            assertThat(deposit.path("waiting").asInt()).isEqualTo(2);
            assertThat(deposit.path("breached").asInt()).isEqualTo(1);
            assertThat(deposit.path("oldest_at").asText()).isNotEmpty();
        });
        assertThat(overview.path("channels").path(0).path("channel").asText()).isEqualTo("test");
        assertThat(overview.path("channels").path(0).path("waiting").asInt()).isEqualTo(2);
        assertThat(overview.path("agents").path(0).path("holds").asInt()).isEqualTo(1);
    }

    @Test
    void only_the_first_answer_of_a_ticket_counts_and_only_since_then() throws Exception {
        answered("deposit", Duration.ofMinutes(10), Duration.ofHours(1));
        answered("deposit", Duration.ofMinutes(20), Duration.ofHours(1));
        answered("deposit", Duration.ofMinutes(60), Duration.ofHours(1));
        String old = answered("fees", Duration.ofMinutes(5), Duration.ofDays(10));
        answerAgain(old, Duration.ofMinutes(30));

        JsonNode overview = overview(7);

        assertThat(overview.path("total").path("answered").asInt()).isEqualTo(3);
        assertThat(overview.path("total").path("p50").asInt()).isEqualTo(1200);
        assertThat(overview.path("total").path("p90").asInt()).isEqualTo(3120);
        assertThat(overview.path("total").path("in_time").asInt()).isEqualTo(2);
        assertThat(overview.path("by_day").findValuesAsText("answered")).isNotEmpty();
        assertThat(overview.path("agents").path(0).path("answers").asInt()).isEqualTo(4);
        assertThat(overview(30).path("total").path("answered").asInt()).isEqualTo(4);
    }

    @Test
    void corrections_are_counted_by_what_was_made_of_what() throws Exception {
        wait("other");
        wait("other");
        wait("fees");
        for (int ticket = 1; ticket <= 3; ticket++) {
            queue.rows("select fairlead.change_ticket(?, 'mei', '{\"topic\": \"deposit\"}')", (long) ticket);
        }
        queue.rows("select fairlead.change_ticket(3, 'mei', '{\"topic\": \"deposit\"}')");

        assertThat(overview(7).path("corrections"))
                .extracting(each ->
                        each.path("from").asText() + ">" + each.path("to").asText() + " " + each.path("count"))
                .containsExactly("other>deposit 2", "fees>deposit 1");
    }

    private JsonNode overview(int days) throws Exception {
        return new ObjectMapper().readTree((String) queue.value("select fairlead.overview(?)::text", days));
    }

    private String wait(String topic) {
        Map<String, Object> row = queue.enqueue(draft().source("s" + ++count)
                .conversation("c" + count)
                .topic(topic)
                .dueIn(Duration.ofMinutes(30)));
        return (String) row.get("ref");
    }

    /** A ticket that was answered so long ago, after its customer had waited. */
    private String answered(String topic, Duration waited, Duration ago) {
        String ref = wait(topic);
        queue.rows(
                "update fairlead.ticket set created_at = now() - make_interval(secs => ?), due_at = now() - make_interval(secs => ?) + interval '30 minutes' where id = fairlead.ticket_id(?)",
                (double) ago.plus(waited).toSeconds(),
                (double) ago.plus(waited).toSeconds(),
                ref);
        answerAgain(ref, ago);
        return ref;
    }

    private void answerAgain(String ref, Duration ago) {
        queue.rows("select fairlead.claim_given('mei', ?)", ref);
        Map<String, Object> held =
                queue.row("select token from fairlead.item where ticket_id = fairlead.ticket_id(?)", ref);
        int seen = queue.ticket(ref).path("message_count").asInt();
        queue.rows("select fairlead.answer(?, ?, ?, 'words', 'words')", ref, held.get("token"), seen);
        queue.rows(
                "update fairlead.notice set created_at = now() - make_interval(secs => ?) where id = (select max(id) from fairlead.notice)",
                (double) ago.toSeconds());
    }
}
