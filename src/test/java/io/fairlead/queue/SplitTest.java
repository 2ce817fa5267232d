package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static io.fairlead.testkit.MailDrafts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.Merging;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.Splitting;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One ticket becomes two: what goes over, where later messages arrive, and how a merge is undone. */
class SplitTest {
    private static final Fact UID = new Fact("account_uid", "71029385");
    private static final Fact HASH = new Fact("transaction_hash", "0xabc");

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void chosen_messages_begin_a_ticket_of_the_same_customer_and_both_tell_of_it() {
        Object ref = take(ann("a").text("one").topic("deposit").facts(UID));
        take(ann("b").text("two").facts(HASH));
        take(ann("c").text("three"));

        JsonNode answer = by().moved(
                        draft().topic("kyc").priority(Priority.HIGH).facts(HASH).missing("coin"))
                .staying(draft().topic("deposit").facts(UID))
                .split(ref, "two");

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(201);
        Object fresh = answer.at("/body/ref").asText();
        JsonNode split = queue.ticket(fresh);
        assertThat(split.path("status").asText()).isEqualTo("waiting");
        assertThat(split.path("messages").findValuesAsText("text")).containsExactly("two");
        assertThat(split.at("/messages/0/merged_from").asText()).isEqualTo(ref);
        assertThat(split.path("customer")).isEqualTo(queue.ticket(ref).path("customer"));
        assertThat(split.at("/topic/code").asText()).isEqualTo("kyc");
        assertThat(split.path("priority").asText()).isEqualTo("high");
        assertThat(split.path("missing")).hasToString("[\"coin\"]");
        assertThat(split.path("split_from").asText()).isEqualTo(ref);
        assertThat(split.path("message_count").asInt()).isEqualTo(1);
        JsonNode old = queue.ticket(ref);
        assertThat(old.path("messages").findValuesAsText("text")).containsExactly("one", "three");
        assertThat(old.path("facts").findValuesAsText("type")).containsExactly("account_uid");
        assertThat(old.at("/topic/code").asText()).isEqualTo("deposit");
        assertThat(old.path("split")).hasToString("[\"" + fresh + "\"]");
        assertThat(event(old, "split_off")).isEqualTo(fresh);
        assertThat(event(split, "split_from")).isEqualTo(ref);
        assertThat(queue.row("select actor, subject, detail ->> 'into' as target, detail ->> 'messages' as messages"
                        + " from fairlead.audit where deed = 'ticket_split'"))
                .containsEntry("actor", "mei")
                .containsEntry("subject", ref)
                .containsEntry("target", fresh)
                .containsEntry("messages", "[" + split.at("/messages/0/id").asLong() + "]");
        assertThat(queue.claim("lin")).containsEntry("ref", fresh);
        assertThat(queue.claim("lin")).containsEntry("ref", ref);
        assertThat(queue.claim("lin")).isEmpty();
    }

    @Test
    void files_originals_and_what_was_sent_about_a_message_go_along() {
        Notice warning = new Notice("warning", "en", "Careful.", Map.of("to", "x"));
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two").notices(warning));
        queue.rows("insert into fairlead.attachment (message_id, sha256)"
                + " select id, repeat('ab', 32) from fairlead.message where text = 'two'");
        Object fresh = split(ref, "two");

        assertThat(queue.ticket(fresh).path("warnings")).hasSize(1);
        assertThat(queue.ticket(ref).path("warnings")).isEmpty();
        assertThat(queue.rows(
                        "select * from fairlead.reveal(?, (select id from fairlead.message where text = 'two'),"
                                + " 'ada', 'asked')",
                        fresh))
                .hasSize(1);
        assertThat(queue.value(
                        "select count(*) from fairlead.attachment a join fairlead.message x on x.id = a.message_id"
                                + " where x.ticket_id = fairlead.ticket_id(?)",
                        fresh))
                .isEqualTo(1L);
    }

    @Test
    void a_mail_that_answers_what_was_split_off_arrives_there_and_every_other_one_in_the_old_ticket() {
        Object ref = take(mail("m1").subject("Withdrawal").draft().text("one"));
        take(mail("m2")
                .references("m1")
                .subject("Re: Withdrawal")
                .quoting()
                .draft()
                .text("two"));
        Object fresh = split(ref, "two");

        assertThat(take(mail("m3")
                        .references("m1", "m2")
                        .subject("Re: Withdrawal")
                        .quoting()
                        .draft()))
                .isEqualTo(fresh);
        assertThat(take(mail("m4")
                        .references("m1")
                        .subject("Re: Withdrawal")
                        .quoting()
                        .draft()))
                .isEqualTo(ref);
        assertThat(take(mail("m5")
                        .references("m1", "m2", "m3")
                        .subject("Re: Withdrawal")
                        .quoting()
                        .draft()))
                .isEqualTo(fresh);
        assertThat(take(mail("").source("none").subject("Re: Withdrawal").draft()))
                .isEqualTo(ref);
        assertThat(take(mail("m6").subject("else").named(fresh).draft())).isEqualTo(fresh);
        assertThat(take(mail("m7").subject("else").named(ref).draft())).isEqualTo(ref);
        assertThat(take(mail("m8").from("eve@example.org").named(fresh).draft()))
                .isNotIn(ref, fresh);
    }

    @Test
    void an_answer_that_went_out_goes_along_and_the_reply_to_it_arrives_in_the_new_ticket() {
        Object ref = take(mail("m1").draft().text("one"));
        take(mail("m2").references("m1").quoting().draft().text("two"));
        answer(ref);
        String mark = (String) queue.value("select recipient ->> 'mark' as mark from fairlead.take_notices()");
        Object fresh = split(ref, "two", "shown");

        assertThat(queue.ticket(fresh).path("messages").findValuesAsText("text"))
                .containsExactly("two", "shown");
        assertThat(queue.ticket(fresh).path("answers")).hasSize(1);
        assertThat(queue.ticket(ref).path("answers")).isEmpty();
        assertThat(take(mail("m3")
                        .references("m1", "m2", mark + "@desk.example")
                        .quoting()
                        .draft()))
                .isEqualTo(fresh);
    }

    @Test
    void a_chat_goes_on_in_the_old_ticket_and_a_reply_to_a_message_that_went_in_the_new_one() {
        Object ref = take(chat("a").text("one"));
        take(chat("b").text("two"));
        Object fresh = split(ref, "two");

        assertThat(take(chat("c").text("three"))).isEqualTo(ref);
        assertThat(take(chat("b2").revises("b").text("two, edited"))).isEqualTo(fresh);
        assertThat(queue.value(
                        "select t.conversation = fairlead.conversation_of_reply(t.channel_id, jsonb_build_object("
                                + "'answers', 'b', 'visibility', 'private', 'author', jsonb_build_object('id', 'telegram:7')))"
                                + " from fairlead.ticket t where t.id = fairlead.ticket_id(?)",
                        fresh))
                .isEqualTo(true);
    }

    @Test
    void a_status_link_shows_all_that_came_for_its_ticket_and_its_end_only_when_all_is_done() {
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two"));
        Object fresh = split(ref, "two");
        answer(fresh);
        resolve(ref);

        assertThat(status(ref).path("messages").findValuesAsText("text")).containsExactly("one", "two", "shown");
        assertThat(status(ref).path("status").asText()).isEqualTo("answered");
        resolve(fresh);
        assertThat(status(ref).path("status").asText()).isEqualTo("resolved");
        assertThat(take(ann("b")))
                .as("a repeat is told what it was told before")
                .isEqualTo(ref);
    }

    @Test
    void what_only_the_split_off_messages_told_is_missing_again_and_the_topic_follows_the_rest() {
        queue.rows("insert into fairlead.topic (code, priority, required, due)"
                + " values ('deposit', 2, '[\"transaction_hash\",\"account_uid\"]', '{}')");
        Object ref = take(chat("a").text("one").topic("deposit").sure(0.8));
        take(chat("b").text("two").topic("kyc").sure(0.9).facts(UID, HASH));
        assertThat(queue.ticket(ref).at("/topic/code").asText()).isEqualTo("kyc");

        by().moved(draft().facts(UID, HASH))
                .staying(draft().topic("deposit").facts(UID))
                .split(ref, "two");

        JsonNode old = queue.ticket(ref);
        assertThat(old.at("/topic/code").asText()).isEqualTo("deposit");
        assertThat(old.path("facts").findValuesAsText("type")).containsExactly("account_uid");
        assertThat(queue.rows("select kind from fairlead.trait where ticket_id = fairlead.ticket_id(?)", ref))
                .extracting(row -> row.get("kind"))
                .containsExactly("account_uid");
    }

    @Test
    void a_topic_that_a_person_gives_it_is_sure_and_one_that_a_person_gave_stays() {
        Object ref = take(ann("a").text("one").topic("deposit"));
        take(ann("b").text("two"));
        queue.value("select fairlead.correct(?, 'fees', 'lin')", ref);

        JsonNode answer = by().topic("kyc").staying(draft().topic("deposit")).split(ref, "two");

        JsonNode split = queue.ticket(answer.at("/body/ref").asText());
        assertThat(split.at("/topic/code").asText()).isEqualTo("kyc");
        assertThat(split.at("/topic/confidence").asDouble()).isEqualTo(1);
        assertThat(queue.ticket(ref).at("/topic/code").asText()).isEqualTo("fees");
    }

    @Test
    void a_merge_is_undone_by_splitting_off_all_that_came_for_the_other_ticket() {
        Object into =
                take(mail("m1").from("ben@example.org").draft().text("mail").facts(UID));
        Object ref = take(chat("b").text("chat"));
        queue.value("select fairlead.add_note(fairlead.ticket_id(?), 'mei', 'of the chat')::text", ref);
        Merging.merge(queue, "mei", ref, into);
        take(chat("c").text("late"));
        Object fresh = split(into, "chat", "late");

        assertThat(queue.ticket(ref).path("merged_into").asText()).isEqualTo(fresh);
        assertThat(queue.ticket(into).path("merged")).isEmpty();
        assertThat(queue.ticket(fresh).at("/customer/id").asText()).isEqualTo("telegram:7");
        assertThat(queue.ticket(fresh).at("/channel/name").asText()).isEqualTo("bot");
        assertThat(queue.ticket(fresh).path("notes")).hasSize(1);
        assertThat(queue.ticket(into).path("notes")).isEmpty();
        assertThat(take(chat("d"))).isEqualTo(fresh);
        assertThat(take(mail("m2")
                        .from("ben@example.org")
                        .references("m1")
                        .quoting()
                        .draft()))
                .isEqualTo(into);
        assertThat(status(ref).path("messages").findValuesAsText("text")).containsExactly("chat", "late", "hello");
        assertThat(queue.value(
                        "select count(*) from fairlead.participant where ticket_id = fairlead.ticket_id(?)", into))
                .isEqualTo(0L);
    }

    @Test
    void what_was_merged_into_a_merged_ticket_stays_where_its_messages_are() {
        Object last = take(ann("a").text("last").facts(UID));
        Object middle = take(chat("b").text("middle"));
        Object first = take(draft().source("c").chat(8).text("first").facts(UID));
        Merging.merge(queue, "mei", first, middle);
        Merging.merge(queue, "mei", middle, last);
        Object fresh = split(last, "middle");

        assertThat(queue.ticket(middle).path("merged_into").asText()).isEqualTo(fresh);
        assertThat(queue.ticket(first).path("merged_into").asText()).isEqualTo(last);
        assertThat(take(chat("d"))).isEqualTo(fresh);
        assertThat(take(draft().source("e").chat(8))).isEqualTo(last);
    }

    @Test
    void what_was_split_off_is_merged_back_as_if_nothing_had_been() {
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two"));
        Object fresh = split(ref, "two");
        Merging.merge(queue, "mei", fresh, ref);

        assertThat(queue.ticket(ref).path("messages").findValuesAsText("text")).containsExactly("one", "two");
        assertThat(queue.ticket(ref).path("messages").findValuesAsText("merged_from"))
                .isEmpty();
    }

    @Test
    void what_cannot_be_split_is_refused_with_a_reason() {
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two"));
        Object other = take(ann("x").conversation("x").text("stranger"));
        long stranger = queue.ticket(other).at("/messages/0/id").asLong();
        int version = queue.ticket(ref).path("version").asInt();

        assertThat(by().split(ref, "one", "two").path("code").asText()).isEqualTo("not_apart");
        assertThat(by().split(ref, List.of(stranger)).path("code").asText()).isEqualTo("no_message");
        assertThat(by().split("FL-ZZZZZZZ", List.of(1L)).path("status").asInt()).isEqualTo(404);
        assertThat(by().version(version - 1).split(ref, "two").path("code").asText())
                .isEqualTo("changed");
        queue.value("select fairlead.claim_given('lin', ?)", ref);
        assertThat(by().split(ref, "two").path("code").asText()).isEqualTo("taken");
        assertThat(by().agent("lin")
                        .token(1_000_000)
                        .split(ref, "two")
                        .path("code")
                        .asText())
                .isEqualTo("lease_lost");
        assertThat(by().agent("lin").split(ref, "two").path("status").asInt()).isEqualTo(201);
        assertThat(queue.ticket(ref).path("agent").asText()).isEqualTo("lin");
        resolve(ref);
        assertThat(by().split(ref, "one").path("code").asText()).isEqualTo("not_waiting");
    }

    @Test
    void an_answer_alone_is_not_split_off() {
        Object ref = take(ann("a").text("one"));
        answer(ref);

        assertThat(by().split(ref, "shown").path("code").asText()).isEqualTo("not_apart");
    }

    @Test
    void a_repeat_under_the_same_key_gives_the_same_ticket_whatever_the_rest_is_about_by_now() {
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two"));
        long two = queue.ticket(ref).at("/messages/1/id").asLong();
        JsonNode first = by().key("k1").split(ref, List.of(two));

        JsonNode again = by().key("k1").moved(draft().topic("kyc")).split(ref, List.of(two));

        assertThat(again).isEqualTo(first);
        assertThat(queue.value("select count(*) from fairlead.ticket")).isEqualTo(2L);
    }

    @Test
    void a_message_that_arrives_after_a_split_is_never_taken_for_one_that_was_seen() {
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two"));
        Map<String, Object> lease = queue.claim("mei");
        split(ref, "two");
        take(ann("c").text("three"));

        assertThat(queue.value("select fairlead.resolve(?, ?, 2)", ref, lease.get("token")))
                .isEqualTo("unseen");
    }

    @Test
    void a_notice_that_is_being_settled_makes_the_split_wait_for_another_try() throws Exception {
        Notice told = new Notice("acknowledgement", "en", "We have {ref}.", Map.of("to", "ann@example.org"));
        Object ref = take(mail("m1").notices(told).draft().text("one"));
        take(mail("m2").references("m1").quoting().draft().text("two"));
        try (java.sql.Connection sender = database.pool().getConnection()) {
            sender.setAutoCommit(false);
            sender.createStatement().execute("select 1 from fairlead.notice for update");

            assertThat(by().split(ref, "two").path("code").asText()).isEqualTo("sending");
            sender.rollback();
        }
        assertThat(queue.value("select count(*) from fairlead.ticket")).isEqualTo(1L);
    }

    @Test
    void others_are_told_of_both_and_of_no_new_message() {
        queue.rows("insert into fairlead.hook (name, kind, place, kinds) values ('h', 'webhook', 'http://h', '{}')");
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two"));
        queue.rows("delete from fairlead.hook_event");
        Object fresh = split(ref, "two");

        assertThat(queue.rows("select kind, fairlead.ref(ticket_id) as ref, data ->> 'split_from' as source"
                        + " from fairlead.hook_event order by kind"))
                .extracting(row -> row.get("kind") + " " + row.get("ref") + " " + row.get("source"))
                .containsExactly(
                        "queued " + fresh + " " + ref, "split_from " + fresh + " " + ref, "split_off " + ref + " null");
    }

    @Test
    void who_is_forgotten_is_forgotten_in_both() {
        Object ref = take(ann("a").text("one"));
        take(ann("b").text("two"));
        Object fresh = split(ref, "two");

        queue.row("select * from fairlead.forget('mailto:ann@example.org', 'ada', 'asked', true)");

        assertThat(queue.ticket(ref).path("messages").findValuesAsText("text")).containsExactly("");
        assertThat(queue.ticket(fresh).path("messages").findValuesAsText("text"))
                .containsExactly("");
    }

    private Splitting by() {
        return Splitting.by(queue);
    }

    private Object split(Object ref, String... words) {
        JsonNode answer = by().split(ref, words);
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(201);
        return answer.at("/body/ref").asText();
    }

    private static Object event(JsonNode ticket, String kind) {
        for (JsonNode event : ticket.path("history")) {
            if (event.path("kind").asText().equals(kind)) {
                return event.at("/detail/ref").asText();
            }
        }
        return null;
    }

    private JsonNode status(Object ref) {
        try {
            return new ObjectMapper()
                    .readTree((String) queue.value("select fairlead.status_json(fairlead.ticket_id(?))::text", ref));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void answer(Object ref) {
        queue.value("select fairlead.claim_given('mei', ?)", ref);
        queue.value(
                "select fairlead.answer(?, i.token, t.message_count, 'text', 'shown', held_back => interval '0')::text"
                        + " from fairlead.item i join fairlead.ticket t on t.id = i.ticket_id where t.id = fairlead.ticket_id(?)",
                ref,
                ref);
    }

    private void resolve(Object ref) {
        queue.rows("delete from fairlead.item where ticket_id = fairlead.ticket_id(?)", ref);
        queue.rows(
                "update fairlead.ticket set state = 'resolved', resolved_at = now() where id = fairlead.ticket_id(?)",
                ref);
    }

    private Object take(Drafts draft) {
        return queue.takeIn(draft).get("ref");
    }

    private static Drafts ann(String source) {
        return draft().source(source).conversation("ann");
    }

    private static Drafts chat(String source) {
        return draft().source(source).chat(7).facts(UID);
    }
}
