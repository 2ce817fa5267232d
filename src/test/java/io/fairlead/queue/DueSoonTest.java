package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** A breach is announced before it happens, once, however many routers look. */
class DueSoonTest {
    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_ticket_is_announced_half_an_hour_before_but_never_before_three_quarters_of_its_time_are_over() {
        ticket("long", Duration.ofHours(24));
        ticket("short", Duration.ofMinutes(20));

        assertThat(queue.rows("select extract(epoch from due_at - warn_at)::int / 60 as minutes from fairlead.item"
                        + " order by ticket_id"))
                .extracting(row -> row.get("minutes"))
                .containsExactly(30, 5);
    }

    @Test
    void it_is_announced_once_on_its_history_in_the_list_and_to_listeners() throws Exception {
        try (Connection listener = database.pool().getConnection();
                Statement statement = listener.createStatement()) {
            statement.execute("listen fairlead_due_soon");
            Object ref = ticket("a", Duration.ofHours(1));
            pass("46 minutes");

            assertThat(announce()).isEqualTo(1);
            assertThat(announce()).isEqualTo(0);

            assertThat(queue.ticket(ref).at("/history/0/kind").asText()).isEqualTo("due_soon");
            assertThat(queue.ticket(ref).get("due_state").asText()).isEqualTo("soon");
            JsonNode list = list();
            assertThat(list.get("soon").asInt()).isEqualTo(1);
            assertThat(list.at("/tickets/0/ref").asText()).isEqualTo(ref);
            assertThat(listener.unwrap(PGConnection.class).getNotifications(5_000))
                    .singleElement()
                    .satisfies(heard -> assertThat(heard.getParameter()).isEqualTo(ref));
        }
    }

    @Test
    void what_an_agent_holds_is_announced_too() {
        ticket("a", Duration.ofHours(1));
        queue.claim("mei");
        pass("46 minutes");

        assertThat(announce()).isEqualTo(1);
        assertThat(list().at("/tickets/0/agent").asText()).isEqualTo("mei");
    }

    @Test
    void a_due_time_that_comes_nearer_is_announced_earlier() {
        ticket("a", Duration.ofHours(24));
        queue.enqueue(draft().source("a2").conversation("a").dueIn(Duration.ofMinutes(1)));
        pass("46 seconds");

        assertThat(announce()).isEqualTo(1);
    }

    @Test
    void what_was_late_before_anybody_could_say_so_is_overdue_and_not_announced() {
        Object ref = ticket("a", Duration.ofHours(1));
        pass("2 hours");

        assertThat(announce()).isEqualTo(0);
        assertThat(queue.ticket(ref).get("due_state").asText()).isEqualTo("overdue");
        assertThat(list().get("overdue").asInt()).isEqualTo(1);
        assertThat(list().get("tickets")).isEmpty();
    }

    @Test
    void with_no_minutes_nothing_is_announced() {
        KnownTopics.know(database.pool(), "[]", 0, 25);
        ticket("a", Duration.ofHours(1));
        pass("59 minutes");

        assertThat(announce()).isEqualTo(0);
    }

    @Test
    void a_resolved_ticket_is_due_no_more() {
        Object ref = ticket("a", Duration.ofHours(1));
        queue.rows("select fairlead.resolve(ref, token, 1) from fairlead.claim('mei')");

        assertThat(queue.ticket(ref).get("due_state").isNull()).isTrue();
    }

    /** Moves all times of the queue into the past. */
    private void pass(String time) {
        queue.rows("alter table fairlead.item disable trigger item_warn_at");
        queue.rows(
                "update fairlead.item set due_at = due_at - cast(? as interval), warn_at = warn_at - cast(? as interval)",
                time,
                time);
    }

    private Object ticket(String source, Duration dueIn) {
        return queue.enqueue(draft().source(source).conversation(source).dueIn(dueIn))
                .get("ref");
    }

    private Object announce() {
        return queue.value("select fairlead.announce_due()");
    }

    private JsonNode list() {
        try {
            return new ObjectMapper().readTree((String) queue.value("select fairlead.due_soon_json()::text"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
