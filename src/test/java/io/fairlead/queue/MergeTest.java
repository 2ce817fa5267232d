package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static io.fairlead.testkit.MailDrafts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.Merging;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tickets of one customer become one: what goes over, what comes later, and what is never made one. */
class MergeTest {
    private static final Fact UID = new Fact("account_uid", "71029385");

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void all_that_a_duplicate_has_goes_over_in_order_of_time_and_a_stub_stays() {
        Object into = take(ann("a").text("one").missing("coin", "amount"));
        Object ref = take(chat("b").text("two").priority(Priority.URGENT).facts(UID, new Fact("coin", "USDT")));
        take(ann("c").conversation("a").text("three"));
        queue.value("select fairlead.add_note(fairlead.ticket_id(?), 'mei', 'a note')::text", ref);
        Object counted = queue.value("select count(*) from fairlead.arrival");

        JsonNode answer = merge(ref, into);

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.at("/body/ref").asText()).isEqualTo(into);
        JsonNode ticket = queue.ticket(into);
        assertThat(ticket.path("messages").findValuesAsText("text")).containsExactly("one", "two", "three");
        assertThat(ticket.path("message_count").asInt()).isEqualTo(3);
        assertThat(ticket.at("/messages/1/merged_from").asText()).isEqualTo(ref);
        assertThat(ticket.path("facts").findValuesAsText("type")).containsExactly("account_uid", "coin");
        assertThat(ticket.path("missing")).hasToString("[\"amount\"]");
        assertThat(ticket.path("priority").asText()).isEqualTo("urgent");
        assertThat(ticket.path("notes")).hasSize(1);
        assertThat(ticket.path("merged")).hasToString("[\"" + ref + "\"]");
        assertThat(ticket.path("channels").findValuesAsText("name")).containsExactly("test", "bot");
        JsonNode stub = queue.ticket(ref);
        assertThat(stub.path("status").asText()).isEqualTo("merged");
        assertThat(stub.path("merged_into").asText()).isEqualTo(into);
        assertThat(stub.path("messages")).isEmpty();
        assertThat(ticket.path("history").findValuesAsText("kind")).contains("merged");
        assertThat(stub.path("history").findValuesAsText("kind")).contains("merged_into");
        assertThat(queue.row("select actor, subject, detail ->> 'into' as target, detail ->> 'because' as why"
                        + " from fairlead.audit where deed = 'ticket_merged'"))
                .containsEntry("actor", "mei")
                .containsEntry("subject", ref)
                .containsEntry("target", into)
                .containsEntry("why", "[\"account_uid\"]");
        assertThat(queue.value("select count(*) from fairlead.arrival")).isEqualTo(counted);
        assertThat(queue.claim("lin")).containsEntry("ref", into);
        assertThat(queue.claim("lin")).isEmpty();
    }

    @Test
    void who_sends_the_same_again_is_not_told_of_the_other_ticket() {
        Object into = take(ann("a"));
        Object ref = take(chat("b"));
        merge(ref, into);

        assertThat(take(chat("b"))).isEqualTo(ref);
    }

    @Test
    void a_late_reply_by_mail_reaches_the_other_ticket_whatever_it_names() {
        Object into = take(chat("a"));
        Object ref = take(mail("m1").subject("Withdrawal").draft().facts(UID));
        merge(ref, into);

        assertThat(take(mail("m2").subject("quite another thing").named(ref).draft()))
                .isEqualTo(into);
        assertThat(take(mail("m3").references("m1").subject("Re: Withdrawal").draft()))
                .isEqualTo(into);
        assertThat(take(mail("m4").addressed(ref).subject("Re: Withdrawal").draft()))
                .isEqualTo(into);
        assertThat(take(mail("").source("none").subject("Re: Withdrawal").draft()))
                .isEqualTo(into);
        assertThat(queue.ticket(into).path("messages").findValuesAsText("merged_from"))
                .containsExactly((String) ref, (String) ref, (String) ref, (String) ref, (String) ref);
        assertThat(take(mail("m5").from("eve@example.org").named(ref).draft())).isNotIn(ref, into);
    }

    @Test
    void a_late_reply_in_a_chat_reaches_the_other_ticket_as_long_as_that_is_open() {
        Object into = take(ann("a"));
        Object ref = take(chat("b"));
        merge(ref, into);

        assertThat(take(chat("c").text("still waiting"))).isEqualTo(into);
        assertThat(take(chat("d").revises("b").text("edited"))).isEqualTo(into);
        assertThat(queue.ticket(into).path("messages").findValuesAsText("text"))
                .containsExactly("hello", "edited", "still waiting");
        assertThat(queue.ticket(into).path("status").asText()).isEqualTo("waiting");
        close(into);

        assertThat(take(chat("e"))).isNotIn(ref, into);
    }

    @Test
    void what_was_merged_twice_is_found_at_the_end_of_the_line() {
        Object last = take(ann("a"));
        Object middle = take(mail("m1").from("ben@example.org").draft().facts(UID));
        Object first = take(chat("c"));
        merge(first, middle);
        merge(middle, last);

        assertThat(take(chat("d"))).isEqualTo(last);
        assertThat(take(mail("m2")
                        .from("ben@example.org")
                        .references("m1")
                        .quoting()
                        .draft()))
                .isEqualTo(last);
        assertThat(queue.ticket(first).path("merged_into").asText()).isEqualTo(last);
        assertThat(queue.ticket(last).path("messages")).hasSize(5);
    }

    @Test
    void an_answer_goes_to_the_conversation_of_the_message_that_it_answers() {
        Object into = take(mail("m1").draft().facts(UID));
        Object ref = take(chat("b").text("in the chat"));
        merge(ref, into);

        assertThat(answered(into)).containsEntry("channel", "bot").containsEntry("origin", ref);
        take(mail("m2").references("m1").quoting().draft());

        assertThat(answered(into)).containsEntry("channel", "support").containsEntry("origin", null);
    }

    @Test
    void what_was_to_be_sent_is_sent_once_and_its_bounce_is_the_other_tickets() {
        Notice told = new Notice("acknowledgement", "en", "We have {ref}.", Map.of("to", "ann@example.org"));
        Object into = take(chat("a"));
        Object ref = take(mail("m1").notices(told).draft().facts(UID));
        merge(ref, into);

        List<Map<String, Object>> sent =
                queue.rows("select text, recipient ->> 'mark' as mark from fairlead.take_notices()");
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0)).containsEntry("text", "We have " + ref + ".");
        assertThat(queue.ticket(into).path("notices")).hasSize(1);
        assertThat(take(mail("b1")
                        .from("mailer-daemon@example.org")
                        .bounceOf(sent.get(0).get("mark") + "@example.org", "5.1.1")
                        .draft()))
                .isEqualTo(into);
    }

    @Test
    void a_notice_that_is_being_settled_makes_the_merge_wait_for_another_try() throws Exception {
        Notice told = new Notice("acknowledgement", "en", "We have {ref}.", Map.of("to", "ann@example.org"));
        Object into = take(chat("a"));
        Object ref = take(mail("m1").notices(told).draft().facts(UID));
        try (java.sql.Connection sender = database.pool().getConnection()) {
            sender.setAutoCommit(false);
            sender.createStatement().execute("select 1 from fairlead.notice for update");

            assertThat(merge(ref, into).path("code").asText()).isEqualTo("sending");
            sender.rollback();
        }
        assertThat(queue.ticket(ref).path("status").asText()).isEqualTo("waiting");
        assertThat(merge(ref, into).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void public_and_private_are_never_mixed_and_in_public_only_the_sender_himself_counts() {
        Object open = take(draft().source("a").group(7).facts(UID));
        Object hidden = take(draft().source("b").chat(7).facts(UID));
        Object other = take(draft().source("c").group(8).facts(UID));
        Object again = take(draft().source("d").group(7).conversation("-200|7"));

        assertThat(merge(open, hidden).path("code").asText()).isEqualTo("other_visibility");
        assertThat(merge(hidden, open).path("code").asText()).isEqualTo("other_visibility");
        assertThat(merge(other, open).path("code").asText()).isEqualTo("other_customer");
        assertThat(merge(again, open).path("status").asInt()).isEqualTo(200);
        assertThat(take(draft().source("e").group(7).conversation("-200|7"))).isEqualTo(open);
    }

    @Test
    void what_cannot_be_one_is_refused_with_a_reason() {
        Object into = take(ann("a"));
        Object ref = take(chat("b"));
        Object stranger = take(draft().source("s").conversation("s").author("eve@example.org"));
        Object closed = take(ann("d").conversation("d"));
        close(closed);

        assertThat(merge(ref, ref).path("code").asText()).isEqualTo("same_ticket");
        assertThat(merge(stranger, into).path("code").asText()).isEqualTo("other_customer");
        assertThat(merge(ref, closed).path("detail").asText()).isEqualTo(closed + " is closed; reopen it first.");
        assertThat(merge(ref, "FL-ZZZZZZZ").path("status").asInt()).isEqualTo(404);
        queue.value("select fairlead.claim_given('lin', ?)", into);
        assertThat(merge(ref, into).path("code").asText()).isEqualTo("taken");
        assertThat(merge(into, ref).path("detail").asText()).isEqualTo("lin has " + into + ".");
        assertThat(Merging.merge(queue, "lin", ref, into).path("status").asInt())
                .isEqualTo(200);
        assertThat(queue.ticket(into).path("agent").asText()).isEqualTo("lin");
        assertThat(Merging.merge(queue, "lin", ref, into).path("code").asText()).isEqualTo("merged");
        assertThat(Merging.merge(queue, "lin", take(ann("f").conversation("f")), ref)
                        .path("detail")
                        .asText())
                .isEqualTo(ref + " was merged; its matter goes on in " + into + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addNote", "changeTicket", "reopen", "answer", "resolve", "release"})
    void nothing_more_is_done_to_a_stub(String operation) {
        Object into = take(ann("a"));
        Object ref = take(chat("b"));
        merge(ref, into);

        assertThat((String) queue.value(
                        "select fairlead.perform(?, 'mei', ?, null, null, null, '{\"text\":\"x\",\"token\":1}')::text",
                        operation,
                        ref))
                .contains("\"merged\"");
    }

    @Test
    void a_status_link_shows_how_the_matter_stands_but_nobody_elses_messages() {
        Object into = take(mail("m1").subject("secret of the mail").draft().facts(UID));
        Object ref = take(ann("b").text("by form"));
        merge(ref, into);
        answered(into);
        take(mail("m2").references("m1").quoting().draft());

        JsonNode page = status(ref);
        assertThat(page.path("ref").asText()).isEqualTo(into);
        assertThat(page.path("status").asText()).isEqualTo("waiting");
        assertThat(page.at("/channel/name").asText()).isEqualTo("test");
        assertThat(page.path("messages").findValuesAsText("text")).containsExactly("by form", "shown");
        assertThat(status(into).path("messages").findValuesAsText("direction")).containsExactly("in", "in");
        assertThat(take(ann("c").conversation(page.path("conversation").asText())))
                .isEqualTo(into);
        assertThat(status(ref).path("messages")).hasSize(3);
    }

    @Test
    void a_customer_asks_in_his_chat_how_the_merged_ticket_stands() {
        Object into = take(ann("a"));
        merge(take(chat("b")), into);

        assertThat(queue.value("select fairlead.ref(fairlead.ticket_of_customer(jsonb_build_object("
                        + "'author', 'telegram:7', 'conversation', '7|p'), fairlead.channel_of('bot', 'telegram')))"))
                .isEqualTo(into);
    }

    @Test
    void an_answer_that_is_taken_back_after_the_merge_gives_the_ticket_that_stays() {
        Object into = take(ann("a"));
        Object ref = take(chat("b"));
        answered(ref);
        merge(ref, into);

        assertThat((String) queue.value("select fairlead.undo_answer(n.id, 'mei')::text from fairlead.notice n"))
                .contains("\"ref\": \"" + into + "\"")
                .contains("\"token\"");
        assertThat(queue.ticket(into).path("messages")).hasSize(2);
        assertThat(queue.ticket(into).path("agent").asText()).isEqualTo("mei");
    }

    @Test
    void an_older_ticket_of_the_conversation_is_not_opened_beside_the_one_where_it_goes_on() {
        Object old = take(chat("a"));
        close(old);
        Object into = take(ann("b"));
        merge(take(chat("c")), into);

        assertThat(queue.value("select fairlead.reopen(?, 'mei')", old)).isEqualTo(false);
        close(into);
        assertThat(queue.value("select fairlead.reopen(?, 'mei')", old)).isEqualTo(true);
    }

    @Test
    void what_was_put_off_comes_back_at_the_earlier_time_and_what_waits_wakes_the_other() {
        Object into = take(ann("a"));
        Object ref = take(chat("b"));
        putOff(into);
        putOff(ref);
        merge(ref, into);

        assertThat(queue.ticket(into).path("snoozed_until").isNull()).isFalse();
        Object third = take(ann("c").conversation("c"));
        merge(third, into);

        assertThat(queue.ticket(into).path("snoozed_until").isNull()).isTrue();
        assertThat(queue.claim("lin")).containsEntry("ref", into);
    }

    @Test
    void who_is_forgotten_is_forgotten_in_the_ticket_that_his_was_merged_into() {
        Object into = take(ann("a").text("kept"));
        Object ref = take(chat("b").text("gone"));
        merge(ref, into);
        answered(into);

        queue.row("select * from fairlead.forget('telegram:7', 'ada', 'asked', true)");

        assertThat(queue.ticket(into).path("messages").findValuesAsText("text")).containsExactly("kept", "", "");
        assertThat(queue.ticket(ref).path("status").asText()).isEqualTo("merged");
    }

    @Test
    void others_are_told_of_both_and_of_no_new_message() {
        queue.rows("insert into fairlead.hook (name, kind, place, kinds) values ('h', 'webhook', 'http://h', '{}')");
        Object into = take(ann("a"));
        Object ref = take(chat("b"));
        queue.rows("delete from fairlead.hook_event");
        merge(ref, into);

        assertThat(queue.rows("select kind, fairlead.ref(ticket_id) as ref, data ->> 'merged_into' as target"
                        + " from fairlead.hook_event order by kind"))
                .extracting(row -> row.get("kind") + " " + row.get("ref") + " " + row.get("target"))
                .containsExactly("merged " + into + " null", "merged_into " + ref + " " + into);
    }

    private JsonNode merge(Object ref, Object into) {
        return Merging.merge(queue, "mei", ref, into);
    }

    private JsonNode status(Object ref) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree((String) queue.value("select fairlead.status_json(fairlead.ticket_id(?))::text", ref));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Takes and answers a ticket; the channel and the merged ticket that the answer is for. */
    private Map<String, Object> answered(Object ref) {
        queue.value("select fairlead.claim_given('mei', ?)", ref);
        queue.value(
                "select fairlead.answer(?, i.token, t.message_count, 'text', 'shown')::text"
                        + " from fairlead.item i join fairlead.ticket t on t.id = i.ticket_id where t.id = fairlead.ticket_id(?)",
                ref,
                ref);
        return queue.row(
                "select c.name as channel, fairlead.ref(x.origin_id) as origin from fairlead.message x"
                        + " join fairlead.channel c on c.id = x.channel_id where x.direction = 'out' order by x.id desc limit 1");
    }

    private void putOff(Object ref) {
        queue.value("select fairlead.claim_given('mei', ?)", ref);
        queue.value(
                "select fairlead.snooze(?, i.token, now() + interval '1 day') from fairlead.item i"
                        + " where i.ticket_id = fairlead.ticket_id(?)",
                ref,
                ref);
    }

    private void close(Object ref) {
        queue.rows("delete from fairlead.item where ticket_id = fairlead.ticket_id(?)", ref);
        queue.rows(
                "update fairlead.ticket set state = 'resolved', resolved_at = now() where id = fairlead.ticket_id(?)",
                ref);
    }

    private Object take(Drafts draft) {
        return queue.takeIn(draft).get("ref");
    }

    private static Drafts ann(String source) {
        return draft().source(source).conversation(source).facts(UID);
    }

    private static Drafts chat(String source) {
        return draft().source(source).chat(7).facts(UID);
    }
}
