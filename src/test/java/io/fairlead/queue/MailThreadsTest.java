package io.fairlead.queue;

import static io.fairlead.testkit.MailDrafts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.MailDrafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ticket a mail joins: decided by the queue's functions, whatever the mail says of itself. */
class MailThreadsTest {
    private static final MailPolicy FOLLOW_UP = new MailPolicy(Duration.ZERO, 5);

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void our_reference_in_the_subject_leads_to_the_senders_ticket() {
        Object ref = take(mail("a")).get("ref");

        assertThat(take(mail("b").subject("quite another thing [" + ref + "]").named(ref)))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", ref);
    }

    @Test
    void our_reference_in_the_plus_address_leads_to_the_senders_ticket() {
        Object ref = take(mail("a")).get("ref");

        assertThat(take(mail("b").addressed(ref).subject("Re: Withdrawal"))).containsEntry("ref", ref);
    }

    @Test
    void a_reply_to_our_notice_leads_to_its_ticket_in_another_mailbox_too() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply");

        assertThat(take(mail("b").mailbox("complaints").references(id).quoting()))
                .containsEntry("ref", ref);
        assertThat(queue.ticket(ref).get("channels").findValuesAsText("name")).containsExactly("support", "complaints");
    }

    @Test
    void a_reply_leads_to_the_ticket_of_any_earlier_mail_of_its_sender() {
        Object ref = take(mail("a")).get("ref");
        take(mail("b").references("a"));

        assertThat(take(mail("c").references("b").subject("Re: Withdrawal")))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", ref);
    }

    @Test
    void an_answer_that_overtakes_what_it_answers_finds_it() {
        Object ref = take(mail("c").references("b").subject("Re: Withdrawal")).get("ref");

        assertThat(take(mail("b").references("a", "x").subject("Re: Withdrawal")))
                .containsEntry("ref", ref);
    }

    @Test
    void nobody_gets_into_the_ticket_of_another_by_its_reference() {
        Object ref = take(mail("a")).get("ref");

        Map<String, Object> eve =
                take(mail("e").from("eve@example.net").named(ref).addressed(ref).quoting());

        assertThat(eve).containsEntry("outcome", "queued");
        assertThat(eve.get("ref")).isNotEqualTo(ref);
        assertThat(queue.ticket(ref).get("messages")).hasSize(1);
        JsonNode hers = queue.ticket(eve.get("ref"));
        assertThat(hers.get("flags")).hasToString("[\"names_other_ticket\"]");
        assertThat(hers.get("related")).hasToString("[{\"how\":\"names\",\"ref\":\"" + ref + "\"}]");
    }

    @Test
    void nobody_gets_into_the_ticket_of_another_by_the_ids_of_its_mails() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply");

        Map<String, Object> eve =
                take(mail("e").from("eve@example.net").references("a", id).quoting());

        assertThat(eve.get("ref")).isNotEqualTo(ref);
        assertThat(queue.ticket(eve.get("ref")).get("flags")).hasToString("[\"names_other_ticket\"]");
        assertThat(queue.ticket(ref).get("messages")).hasSize(1);
    }

    @Test
    void a_message_id_of_ours_with_a_wrong_mark_names_nothing() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply").replaceAll("\\.[0-9a-f]{20}@", ".00000000000000000000@");

        assertThat(take(mail("b").references(id).subject("Re: ours")).get("ref"))
                .isNotEqualTo(ref);
        assertThat(take(mail("e").from("eve@example.net").references(id)).get("ref"))
                .satisfies(hers -> assertThat(queue.ticket(hers).get("flags")).isEmpty());
    }

    @Test
    void a_reference_to_no_ticket_is_a_mail_like_any_other() {
        Map<String, Object> mail = take(mail("a").named("FL-ZZZZZZ"));

        assertThat(mail).containsEntry("outcome", "queued");
        assertThat(queue.ticket(mail.get("ref")).get("flags")).isEmpty();
    }

    @Test
    void whom_the_customer_brought_in_may_join_and_whom_he_did_not_may_not() {
        Object ref = take(mail("a").people("bob@example.org")).get("ref");

        assertThat(take(mail("b").from("bob@example.org").references("a").subject("Re: Withdrawal")))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", ref);
        assertThat(take(mail("c").from("cai@example.org").references("a", "b").subject("Re: Withdrawal")))
                .containsEntry("outcome", "queued");
    }

    @Test
    void who_writes_in_the_name_of_our_own_mailbox_joins_nothing() {
        queue.value("select fairlead.know_mailbox('support', array['Support@harbour.example'])");
        Object ref = take(mail("a").people("support+fl-7k3qx9@harbour.example", "support@harbour.example"))
                .get("ref");

        assertThat(take(mail("b").from("support@harbour.example").named(ref)).get("ref"))
                .isNotEqualTo(ref);
        assertThat(take(mail("c")
                                .from("support+fl-7k3qx9@harbour.example")
                                .references("a")
                                .quoting())
                        .get("ref"))
                .isNotEqualTo(ref);
    }

    @Test
    void an_old_mail_answered_with_a_new_subject_and_without_its_history_opens_a_new_ticket() {
        Object ref = take(mail("a")).get("ref");

        Map<String, Object> other = take(mail("b").references("a").subject("Card blocked"));

        assertThat(other).containsEntry("outcome", "queued");
        assertThat(take(mail("c").references("a", "b").subject("Re: Card blocked")))
                .containsEntry("ref", other.get("ref"));
        assertThat(take(mail("d").references("a").subject("Re: Withdrawal"))).containsEntry("ref", ref);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Withdrawal",
                "AW: Re: withdrawal",
                "回复：Withdrawal",
                "答复: Withdrawal",
                "RE：Withdrawal",
                "Antw: [Support] Withdrawal",
                "Re[2]: Withdrawal",
                "Fwd: Withdrawal",
                "Re: Withdrawal [FL-222222]",
                ""
            })
    void a_reply_under_the_same_subject_stays_in_its_thread_without_a_quotation(String subject) {
        Object ref = take(mail("a")).get("ref");

        assertThat(take(mail("b").references("a").subject(subject))).containsEntry("ref", ref);
    }

    @Test
    void a_reply_with_a_new_subject_that_carries_the_history_stays_in_its_thread() {
        Object ref = take(mail("a")).get("ref");

        assertThat(take(mail("b").references("a").subject("URGENT").quoting())).containsEntry("ref", ref);
        assertThat(take(mail("c").references("b").subject("Re: URGENT"))).containsEntry("ref", ref);
    }

    @ParameterizedTest
    @CsvSource({
        "Re: Withdrawal, ann@example.org, appended",
        "Withdrawal, ann@example.org, queued",
        "Fwd: Withdrawal, ann@example.org, queued",
        "Re: Other, ann@example.org, queued",
        "Re: Withdrawal, eve@example.net, queued"
    })
    void without_headers_only_a_reply_of_the_same_sender_under_the_same_subject_is_appended(
            String subject, String from, String outcome) {
        take(mail("a"));

        assertThat(take(mail("b").subject(subject).from(from))).containsEntry("outcome", outcome);
    }

    @Test
    void a_reply_to_a_resolved_ticket_reopens_it_with_a_due_time_of_its_own() {
        Object ref = take(mail("a")).get("ref");
        resolve(ref, false);
        queue.rows("update fairlead.ticket set due_at = now() - interval '3 days'");

        assertThat(take(mail("b").references("a").subject("Re: Withdrawal")))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", ref);
        assertThat(queue.ticket(ref).get("status").asText()).isEqualTo("waiting");
        assertThat(queue.value("select due_at > now() from fairlead.item")).isEqualTo(true);
        assertThat(queue.claim("me")).containsEntry("ref", ref);
    }

    @Test
    void a_reply_after_the_time_for_reopening_follows_up_with_a_new_ticket() {
        Object ref = take(mail("a")).get("ref");
        resolve(ref, false);
        queue.rows("update fairlead.ticket set resolved_at = now() - interval '15 days'");

        assertFollows(ref, take(mail("b").references("a").subject("Re: Withdrawal")));
    }

    @Test
    void where_configured_a_reply_to_a_resolved_ticket_follows_up_and_later_replies_join_that() {
        Object ref = take(mail("a")).get("ref");
        resolve(ref, false);

        Map<String, Object> next = queue.enqueue(
                mail("b").references("a").subject("Re: Withdrawal").draft(), FOLLOW_UP);

        assertFollows(ref, next);
        assertThat(queue.enqueue(
                        mail("c").references("a").subject("Re: Withdrawal").draft(), FOLLOW_UP))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", next.get("ref"));
        assertThat(queue.enqueue(mail("d").named(ref).draft(), FOLLOW_UP)).containsEntry("ref", next.get("ref"));
    }

    @Test
    void a_reply_to_what_was_closed_as_spam_never_reopens_it() {
        Object ref = take(mail("a")).get("ref");
        resolve(ref, true);

        Map<String, Object> next = take(mail("b").references("a").subject("Re: Withdrawal"));

        assertFollows(ref, next);
        assertThat(queue.ticket(ref).get("status").asText()).isEqualTo("spam");
    }

    @Test
    void an_automatic_answer_is_kept_and_reopens_nothing() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply");
        resolve(ref, false);

        assertThat(take(mail("b").references(id).subject("Out of office").auto(Auto.REPLY)))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", ref);
        assertThat(queue.ticket(ref).get("status").asText()).isEqualTo("resolved");
        assertThat(queue.ticket(ref).get("messages")).hasSize(2);
    }

    @Test
    void an_automatic_answer_does_not_wake_a_ticket_that_waits_for_its_customer() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply");
        queue.rows("delete from fairlead.item");
        queue.rows("update fairlead.ticket set state = 'answered'");

        take(mail("b").references(id).auto(Auto.REPLY));
        assertThat(queue.ticket(ref).get("status").asText()).isEqualTo("answered");

        take(mail("c").references(id).quoting());
        assertThat(queue.ticket(ref).get("status").asText()).isEqualTo("waiting");
        assertThat(queue.claim("me")).containsEntry("ref", ref);
    }

    @Test
    void one_mail_in_two_mailboxes_is_one_ticket_with_both_noted_and_adds_up() {
        Object ref = take(mail("a").mailbox("support")).get("ref");

        assertThat(take(mail("a").mailbox("complaints")))
                .containsEntry("outcome", "duplicate")
                .containsEntry("ref", ref);
        assertThat(take(mail("a").mailbox("complaints"))).containsEntry("outcome", "duplicate");

        assertThat(queue.ticket(ref).get("channels").findValuesAsText("name")).containsExactly("support", "complaints");
        assertThat(queue.ticket(ref).get("messages")).hasSize(1);
        assertThat(queue.rows("select detail from fairlead.event where kind = 'also_received'"))
                .hasSize(1);
        assertThat(queue.row("select * from fairlead.ledger where channel = 'complaints'"))
                .containsEntry("seen", 2L)
                .containsEntry("duplicate", 2L);
    }

    @Test
    void two_mails_under_one_id_are_both_taken() {
        Object ref = take(mail("a")).get("ref");

        assertThat(take(mail("a").source("a#other")))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", ref);
    }

    @Test
    void mails_without_an_id_are_taken_and_each_opens_a_ticket() {
        assertThat(take(mail("").source("no-id#1").subject("one"))).containsEntry("outcome", "queued");
        MailDrafts second = mail("").source("no-id#2").subject("two").references("x");
        assertThat(take(second)).containsEntry("outcome", "queued");
        assertThat(take(second)).containsEntry("outcome", "duplicate");
    }

    @Test
    void a_bounce_joins_the_ticket_whose_answer_came_back_and_wakes_it() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply");
        resolve(ref, false);

        assertThat(take(mail("dsn").from("mailer-daemon@example.org").bounceOf(id, "5.1.1")))
                .containsEntry("outcome", "appended")
                .containsEntry("ref", ref);

        JsonNode ticket = queue.ticket(ref);
        assertThat(ticket.get("status").asText()).isEqualTo("waiting");
        assertThat(ticket.get("flags")).hasToString("[\"bounced\"]");
        assertThat(ticket.at("/messages/1/auto").asText()).isEqualTo("bounce");
        assertThat(queue.row("select state, reason from fairlead.notice"))
                .containsEntry("state", "refused")
                .containsEntry("reason", "bounced: 5.1.1");
        assertThat(queue.value("select count(*) from fairlead.event where kind = 'bounced'"))
                .isEqualTo(1L);
    }

    @Test
    void a_bounced_acknowledgement_is_noted_and_reopens_nothing() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "acknowledgement");
        resolve(ref, false);

        take(mail("dsn").from("mailer-daemon@example.org").bounceOf(id, "5.1.1"));

        assertThat(queue.ticket(ref).get("status").asText()).isEqualTo("resolved");
        assertThat(queue.ticket(ref).get("flags")).hasToString("[\"bounced\"]");
    }

    @Test
    void a_mail_that_is_only_late_has_not_bounced() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply");

        take(mail("dsn").from("mailer-daemon@example.org").bounceOf(id, "4.4.1"));

        assertThat(queue.value("select state from fairlead.notice")).isEqualTo("sent");
        assertThat(queue.ticket(ref).get("flags")).isEmpty();
        assertThat(queue.ticket(ref).get("messages")).hasSize(2);
    }

    @Test
    void a_forged_bounce_gets_into_no_ticket() {
        Object ref = take(mail("a")).get("ref");
        String id = answered(ref, "reply").replaceAll("\\.[0-9a-f]{20}@", ".00000000000000000000@");

        Map<String, Object> forged = take(mail("dsn")
                .from("mailer-daemon@example.net")
                .bounceOf(id, "5.1.1")
                .named(ref));

        assertThat(forged).containsEntry("outcome", "queued");
        assertThat(queue.ticket(ref).get("messages")).hasSize(1);
        assertThat(queue.value("select state from fairlead.notice")).isEqualTo("sent");
    }

    @Test
    void an_acknowledgement_names_the_new_ticket_and_answers_nothing_else() {
        Notice notice =
                new Notice("acknowledgement", "en", "Your reference is {ref}.", Map.of("to", "ann@example.org"));
        Object ref = take(mail("a").notices(notice)).get("ref");
        take(mail("a").notices(notice));
        take(mail("b").references("a").subject("Re: Withdrawal").notices(notice));

        assertThat(queue.rows("select text from fairlead.notice"))
                .extracting(row -> row.get("text"))
                .containsExactly("Your reference is " + ref + ".");
    }

    @Test
    void one_address_gets_only_so_many_acknowledgements_an_hour_and_our_own_none() {
        queue.value("select fairlead.know_mailbox('support', array['support@harbour.example'])");
        for (String to : List.of("ann@example.org", "support@harbour.example")) {
            Notice notice = new Notice("acknowledgement", "en", "{ref}", Map.of("to", to));
            for (int i = 0; i < 7; i++) {
                take(mail(to + i).subject("number " + i).notices(notice));
            }
        }

        assertThat(queue.rows("select recipient ->> 'to' as person from fairlead.notice"))
                .extracting(row -> row.get("person"))
                .containsExactly(
                        "ann@example.org", "ann@example.org", "ann@example.org", "ann@example.org", "ann@example.org");
    }

    private Map<String, Object> take(MailDrafts mail) {
        return queue.enqueue(mail.draft());
    }

    /** Puts a sent notice under the ticket; returns its Message-ID. */
    private String answered(Object ref, String kind) {
        queue.rows(
                "insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient)"
                        + " select id, channel_id, ?, 'en', 'hello', '{}' from fairlead.ticket"
                        + " where id = fairlead.ticket_id(?)",
                kind,
                ref);
        Map<String, Object> taken = queue.row("select id, recipient ->> 'mark' as mark from fairlead.take_notices()");
        queue.rows("select fairlead.settle_notice(?, 'sent')", taken.get("id"));
        return taken.get("mark") + "@harbour.example";
    }

    private void resolve(Object ref, boolean spam) {
        Object token = queue.row("select token from fairlead.claim('me')").get("token");
        assertThat(queue.value("select fairlead.resolve(?, ?, 1, ?)", ref, token, spam))
                .isEqualTo("resolved");
    }

    private void assertFollows(Object ref, Map<String, Object> next) {
        assertThat(next).containsEntry("outcome", "queued");
        JsonNode ticket = queue.ticket(next.get("ref"));
        assertThat(ticket.get("follows").asText()).isEqualTo(ref);
        assertThat(ticket.at("/related/0/ref").asText()).isEqualTo(ref);
    }
}
