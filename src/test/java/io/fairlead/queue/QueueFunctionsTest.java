package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.Priority;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue as other programs see it: SQL functions on a real PostgreSQL whose sessions have another time zone. */
class QueueFunctionsTest {
    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_message_becomes_a_waiting_ticket() {
        Map<String, Object> receipt =
                queue.enqueue(draft().text("提现未到账").topic("withdrawal").language("zh-Hans"));

        JsonNode ticket = queue.ticket(receipt.get("ref"));
        assertThat(receipt).containsEntry("outcome", "queued");
        assertThat((String) receipt.get("ref")).matches("FL-[2-9A-HJ-NP-Z]{6}");
        assertThat(ticket.get("status").asText()).isEqualTo("waiting");
        assertThat(ticket.at("/messages/0/text").asText()).isEqualTo("提现未到账");
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("withdrawal");
        assertThat(ticket.at("/customer/name").asText()).isEqualTo("Ann");
    }

    @Test
    void times_are_the_same_instant_in_every_time_zone() {
        queue.enqueue(draft());

        JsonNode message = queue.tickets().at("/0/messages/0");
        assertThat(OffsetDateTime.parse(message.get("received_at").asText()).toInstant())
                .isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void a_repeat_is_a_duplicate_and_changes_nothing() {
        Object ref = queue.enqueue(draft().source("m-1")).get("ref");

        Map<String, Object> again = queue.enqueue(draft().source("m-1").text("other words"));

        assertThat(again).containsEntry("outcome", "duplicate").containsEntry("ref", ref);
        assertThat(queue.ticket(ref).get("messages")).hasSize(1);
    }

    @Test
    void a_very_long_source_id_still_tells_a_repeat() {
        String id = "x".repeat(5000);
        queue.enqueue(draft().source(id));

        assertThat(queue.enqueue(draft().source(id))).containsEntry("outcome", "duplicate");
        assertThat(queue.enqueue(draft().source(id + "y"))).containsEntry("outcome", "appended");
    }

    @Test
    void a_second_message_of_the_conversation_is_appended_and_answers_what_was_missing() {
        Object ref = queue.enqueue(
                        draft().source("m-1").missing("account_uid", "order_number|transaction_hash", "evidence"))
                .get("ref");

        Map<String, Object> second = queue.enqueue(draft().source("m-2")
                .facts(
                        new Fact("account_uid", "71029385"),
                        new Fact("transaction_hash", "0xabc"),
                        new Fact("evidence", false)));

        assertThat(second).containsEntry("outcome", "appended").containsEntry("ref", ref);
        JsonNode ticket = queue.ticket(ref);
        assertThat(ticket.get("messages")).hasSize(2);
        assertThat(ticket.get("missing")).hasToString("[\"evidence\"]");
        assertThat(ticket.get("facts")).hasSize(3);
    }

    @Test
    void a_more_urgent_message_makes_the_waiting_ticket_more_urgent() {
        queue.enqueue(draft().source("a").conversation("a").priority(Priority.HIGH));
        Object calm = queue.enqueue(draft().source("b").conversation("b").priority(Priority.LOW))
                .get("ref");

        queue.enqueue(draft().source("b2").conversation("b").priority(Priority.URGENT));

        assertThat(queue.claim("me")).containsEntry("ref", calm);
    }

    @Test
    void the_topic_follows_the_conversation_and_the_history_says_so() {
        Object ref = queue.enqueue(draft().source("a").topic("other").sure(0.8)).get("ref");

        queue.enqueue(draft().source("b")
                .topic("withdrawal")
                .sure(0.7)
                .facts(new Fact("coin", "USDT"))
                .missing("amount", "account_uid"));

        JsonNode ticket = queue.ticket(ref);
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("withdrawal");
        assertThat(ticket.get("missing")).hasToString("[\"amount\",\"account_uid\"]");
        assertThat(ticket.at("/history/0/detail/from").asText()).isEqualTo("other");
        assertThat(ticket.at("/history/0/detail/to").asText()).isEqualTo("withdrawal");
        assertThat(queue.row("select ref from fairlead.claim('me', array['withdrawal'])"))
                .containsEntry("ref", ref);
    }

    @Test
    void an_unsure_or_weaker_message_moves_no_topic() {
        Object ref =
                queue.enqueue(draft().source("a").topic("withdrawal").sure(0.8)).get("ref");

        queue.enqueue(draft().source("b").topic("fees").sure(0.3, "unsure"));
        queue.enqueue(draft().source("c").topic("kyc").sure(0.6));
        queue.enqueue(draft().source("d").topic("other").sure(0.95));

        assertThat(queue.ticket(ref).at("/topic/code").asText()).isEqualTo("withdrawal");
        assertThat(queue.ticket(ref).get("history")).isEmpty();
    }

    @Test
    void an_edit_shows_the_new_words_once_and_notes_the_revision() {
        Object ref = queue.enqueue(draft().source("m-1").text("before")).get("ref");

        queue.enqueue(draft().source("m-1@2").revises("m-1").text("after"));
        Map<String, Object> repeated =
                queue.enqueue(draft().source("m-1@2").revises("m-1").text("after"));

        JsonNode messages = queue.ticket(ref).get("messages");
        assertThat(messages).hasSize(1);
        assertThat(messages.at("/0/text").asText()).isEqualTo("after");
        assertThat(messages.at("/0/revisions")).hasSize(1);
        assertThat(repeated).containsEntry("outcome", "duplicate");
        assertThat(queue.value("select count(*) from fairlead.original")).isEqualTo(2L);
    }

    @Test
    void text_that_json_in_postgresql_refuses_is_stored_with_replacements() {
        queue.enqueue(draft().text("a\u0000b \ud800 c \\u0000"));

        assertThat(queue.tickets().at("/0/messages/0/text").asText()).isEqualTo("a\ufffdb \ufffd c \\u0000");
    }

    @Test
    void the_most_urgent_ticket_is_claimed_first_then_the_one_due_first() {
        Object late = queue.enqueue(ticket("late").dueIn(Duration.ofHours(2))).get("ref");
        Object soon = queue.enqueue(ticket("soon").dueIn(Duration.ofHours(1))).get("ref");
        Object urgent = queue.enqueue(ticket("urgent").priority(Priority.URGENT).dueIn(Duration.ofHours(9)))
                .get("ref");

        assertThat(List.of(
                        queue.claim("me").get("ref"),
                        queue.claim("me").get("ref"),
                        queue.claim("me").get("ref")))
                .containsExactly(urgent, soon, late);
        assertThat(queue.claim("me")).isEmpty();
    }

    @Test
    void a_claim_takes_only_the_topics_and_languages_asked_for() {
        queue.enqueue(ticket("a").topic("fees").language("en"));
        Object wanted =
                queue.enqueue(ticket("b").topic("deposit").language("zh-Hans")).get("ref");

        List<Map<String, Object>> taken =
                queue.rows("select ref from fairlead.claim('me', array['deposit'], array['zh-Hans'], '5 minutes', 5)");

        assertThat(taken).extracting(row -> row.get("ref")).containsExactly(wanted);
        assertThat(queue.rows("select ref from fairlead.claim('me', array['unheard-of'])"))
                .isEmpty();
    }

    @Test
    void two_claimers_at_once_never_get_the_same_ticket() throws Exception {
        for (int i = 0; i < 200; i++) {
            queue.enqueue(ticket("t" + i));
        }
        List<Callable<List<Object>>> claimers = new ArrayList<>();
        for (String agent : List.of("ann", "bob", "cai", "dee")) {
            claimers.add(() -> {
                List<Object> mine = new ArrayList<>();
                for (Map<String, Object> row = queue.claim(agent); !row.isEmpty(); row = queue.claim(agent)) {
                    mine.add(row.get("ref"));
                }
                return mine;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(claimers.size());
        List<Object> all = new ArrayList<>();
        for (Future<List<Object>> future : pool.invokeAll(claimers)) {
            all.addAll(future.get());
        }
        pool.shutdown();

        assertThat(all).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void the_same_message_from_two_connections_at_once_is_stored_once() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<String>> senders = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i / 4;
            senders.add(() -> {
                try {
                    return (String) queue.enqueue(ticket("same-" + number)).get("outcome");
                } catch (IllegalStateException raced) {
                    return (String) queue.enqueue(ticket("same-" + number)).get("outcome");
                }
            });
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> future : pool.invokeAll(senders)) {
            outcomes.add(future.get());
        }
        pool.shutdown();

        assertThat(outcomes).filteredOn("queued"::equals).hasSize(10);
        assertThat(queue.value("select count(*) from fairlead.message")).isEqualTo(10L);
    }

    @Test
    void a_lease_that_ran_out_is_handed_on_and_its_late_holder_can_do_nothing() {
        Object ref = queue.enqueue(ticket("a")).get("ref");
        Object lateToken = queue.row("select token from fairlead.claim('late', lease => '-1 second')")
                .get("token");

        assertThat(queue.value("select fairlead.sweep()")).isEqualTo(1);
        Map<String, Object> next = queue.claim("next");

        assertThat(next).containsEntry("ref", ref);
        assertThat(queue.value("select fairlead.heartbeat(?, ?)", ref, lateToken))
                .isNull();
        assertThat(queue.value("select fairlead.release(?, ?)", ref, lateToken)).isEqualTo(false);
        assertThat(queue.value("select fairlead.resolve(?, ?, 1)", ref, lateToken))
                .isEqualTo("lost");
        assertThat(queue.value("select fairlead.resolve(?, ?, 1)", ref, next.get("token")))
                .isEqualTo("resolved");
        assertThat(queue.ticket(ref).get("status").asText()).isEqualTo("resolved");
    }

    @Test
    void a_ticket_is_not_resolved_over_a_message_that_the_agent_has_not_seen() {
        Object ref = queue.enqueue(draft().source("m-1")).get("ref");
        Object token = queue.claim("me").get("token");
        queue.enqueue(draft().source("m-2"));

        assertThat(queue.value("select fairlead.resolve(?, ?, 1)", ref, token)).isEqualTo("unseen");
        assertThat(queue.value("select fairlead.resolve(?, ?, 2)", ref, token)).isEqualTo("resolved");
    }

    @Test
    void a_message_after_the_resolution_opens_a_new_ticket_and_the_old_one_stays_closed() {
        Object first = queue.enqueue(draft().source("m-1")).get("ref");
        queue.value("select fairlead.resolve(?, ?, 1)", first, queue.claim("me").get("token"));

        Map<String, Object> second = queue.enqueue(draft().source("m-2"));

        assertThat(second).containsEntry("outcome", "queued");
        assertThat(second.get("ref")).isNotEqualTo(first);
        assertThat(queue.value("select fairlead.reopen(?, 'me')", first)).isEqualTo(false);
    }

    @Test
    void released_requeued_and_reopened_tickets_wait_again() {
        Object ref = queue.enqueue(ticket("a").topic("fees")).get("ref");
        assertThat(queue.value(
                        "select fairlead.release(?, ?)", ref, queue.claim("me").get("token")))
                .isEqualTo(true);

        Object token = queue.claim("me").get("token");
        assertThat(queue.value("select fairlead.requeue(?, ?, 'deposit', 'urgent', 'wrong desk')", ref, token))
                .isEqualTo(true);
        Map<String, Object> again = queue.row("select * from fairlead.claim('me', array['deposit'])");
        queue.value("select fairlead.resolve(?, ?, 1)", ref, again.get("token"));
        assertThat(queue.value("select fairlead.reopen(?, 'me')", ref)).isEqualTo(true);

        assertThat(queue.claim("me")).containsEntry("ref", ref);
        assertThat(queue.ticket(ref).get("priority").asText()).isEqualTo("urgent");
    }

    @Test
    void a_notice_is_taken_once_and_what_its_dead_sender_held_is_unknown() {
        queue.enqueue(draft().notices(new Notice("warning", "en", "careful", Map.of("chat_id", "7"))));

        List<Map<String, Object>> taken = queue.rows("select * from fairlead.take_notices()");
        assertThat(taken).hasSize(1);
        assertThat(queue.rows("select * from fairlead.take_notices()")).isEmpty();

        queue.rows("update fairlead.notice set next_at = now() - interval '1 second'");
        assertThat(queue.value("select fairlead.sweep_notices()")).isEqualTo(1);
        assertThat(queue.tickets().at("/0/warnings/0/state").asText()).isEqualTo("unknown");
    }

    @Test
    void conversations_move_to_new_keys_unless_one_is_open_there_already() {
        queue.enqueue(ticket("old:1"));
        queue.enqueue(ticket("old:2"));
        queue.enqueue(ticket("new:2"));

        assertThat(queue.value("select fairlead.move_conversations('test', 'old:', 'new:')"))
                .isEqualTo(1);
        assertThat(queue.enqueue(draft().source("m").conversation("new:1"))).containsEntry("outcome", "appended");
        assertThat(queue.enqueue(draft().source("n").conversation("old:2"))).containsEntry("outcome", "appended");
    }

    @Test
    void the_ledger_adds_up() {
        queue.enqueue(draft().source("m-1"));
        queue.enqueue(draft().source("m-1"));
        queue.enqueue(draft().source("m-2"));
        queue.value("select fairlead.note_arrival('test', 'form', 'x', 'ignored', 'member_joined')");
        queue.value("select fairlead.note_arrival('test', 'form', 'y', 'rejected', 'no message')");
        quarantine("z");

        assertThat(queue.row("select * from fairlead.ledger"))
                .containsEntry("seen", 6L)
                .containsEntry("queued", 1L)
                .containsEntry("appended", 1L)
                .containsEntry("duplicate", 1L)
                .containsEntry("ignored", 1L)
                .containsEntry("rejected", 1L)
                .containsEntry("quarantined", 1L);
    }

    @Test
    void what_stands_in_quarantine_twice_is_one_row_and_leaves_it_when_it_is_taken_after_all() {
        quarantine("in-m-1");
        quarantine("in-m-1");
        assertThat(queue.value("select count(*) from fairlead.quarantine where state = 'quarantined'"))
                .isEqualTo(1L);

        queue.enqueue(draft().source("m-1"));

        assertThat(queue.value("select state from fairlead.quarantine")).isEqualTo("replayed");
    }

    @Test
    void every_reference_leads_back_to_its_ticket() {
        assertThat(queue.value("select count(*) from generate_series(1, 20000) i"
                        + " where fairlead.ticket_id(fairlead.ref(i)) <> i"))
                .isEqualTo(0L);
        assertThat(queue.value("select count(distinct fairlead.ref(i)) from generate_series(1, 20000) i"))
                .isEqualTo(20000L);
        assertThat(queue.value("select fairlead.ticket_id(fairlead.ref(5000000000))"))
                .isEqualTo(5000000000L);
        assertThat(queue.value("select fairlead.ticket_id('FL-O0OO0O')")).isNull();
    }

    private void quarantine(String source) {
        queue.value(
                "select fairlead.put_in_quarantine('test', 'form', ?, 'quarantined', 'broken', 'text/plain', '\\x00')",
                source);
    }

    private static Drafts ticket(String name) {
        return draft().source(name).conversation(name);
    }
}
