package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same customer with the same matter on two channels is suggested as one; a person may merge what can be one. */
class SimilarTicketsTest {
    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void one_account_number_and_one_topic_on_two_channels_are_suggested_from_both_sides() {
        Object form = take(form("a", "a@example.org").facts(new Fact("account_uid", "UID: 7102-9385")));
        Object chat = take(chat("b", 7).facts(new Fact("account_uid", "71029385")));

        assertThat(similar(form)).hasToString(suggestion(chat, "bot", "telegram", "account_uid"));
        assertThat(similar(chat)).hasToString(suggestion(form, "test", "form", "account_uid"));
        assertThat(queue.tickets()).hasSize(2);
    }

    @Test
    void the_address_of_a_mail_is_the_one_that_a_chat_names() {
        Object mail = take(form("a", "ann@example.org").mailbox("support"));
        Object chat = take(chat("b", 7).facts(new Fact("email", "Ann@Example.org")));

        assertThat(similar(mail).at("/0/because")).hasToString("[\"email\",\"topic\"]");
        assertThat(similar(chat).at("/0/ref").asText()).isEqualTo(mail);
    }

    @Test
    void one_sender_of_a_mail_and_a_form_is_one_customer() {
        Object mail = take(form("a", "ann@example.org").mailbox("support"));
        Object form = take(form("b", "ann@example.org"));

        assertThat(similar(mail).at("/0/because")).hasToString("[\"customer\",\"email\",\"topic\"]");
        assertThat(similar(form)).hasSize(1);
    }

    @Test
    void another_topic_is_another_matter_unless_it_is_the_same_order() {
        Object first = take(form("a", "a@example.org")
                .facts(new Fact("account_uid", "71029385"), new Fact("order_number", "#5512009")));
        take(chat("b", 7).topic("kyc").facts(new Fact("account_uid", "71029385")));
        Object same = take(chat("c", 8).topic("fees").facts(new Fact("order_number", "5512009")));

        assertThat(similar(first)).hasSize(1);
        assertThat(similar(first).at("/0/ref").asText()).isEqualTo(same);
        assertThat(similar(first).at("/0/because")).hasToString("[\"order_number\"]");
        assertThat(similar(first).at("/0/mergeable").asBoolean()).isFalse();
    }

    @Test
    void two_customers_are_two_and_so_are_two_matters_far_apart() {
        Object first = take(form("a", "a@example.org").facts(new Fact("account_uid", "71029385")));
        take(chat("b", 7).facts(new Fact("account_uid", "71029386")));
        take(chat("c", 8).facts(new Fact("account_uid", "71029385")));
        queue.rows("update fairlead.ticket set created_at = now() - interval '9 days',"
                + " last_message_at = now() - interval '3 days' where conversation like '8|%'");

        assertThat(similar(first)).isEmpty();
    }

    @Test
    void within_one_channel_only_public_and_private_are_two() {
        Object open = take(chat("a", 7).group(7));
        Object hidden = take(chat("b", 7));
        take(chat("c", 7).conversation("7|other"));

        assertThat(similar(open)).hasSize(2);
        assertThat(similar(hidden).findValuesAsText("ref")).containsExactly((String) open);
    }

    @Test
    void what_a_later_message_tells_counts_and_spam_does_not() {
        Object form = take(form("a", "a@example.org"));
        take(chat("b", 7).facts(new Fact("phone", "+49 170 555-0101")));
        assertThat(similar(form)).isEmpty();

        take(form("a2", "a@example.org").conversation("a").facts(new Fact("phone", "+491705550101")));
        assertThat(similar(form)).hasSize(1);
        queue.rows("update fairlead.ticket set state = 'spam', resolved_at = now() where conversation = '7|p'");

        assertThat(similar(form)).isEmpty();
    }

    private static String suggestion(Object ref, String channel, String kind, String why) {
        return "[{\"ref\":\"" + ref + "\",\"status\":\"waiting\",\"because\":[\"" + why + "\",\"topic\"],"
                + "\"channel\":{\"kind\":\"" + kind + "\",\"name\":\"" + channel + "\"},\"mergeable\":true}]";
    }

    private JsonNode similar(Object ref) {
        return queue.ticket(ref).get("similar");
    }

    private Object take(Drafts draft) {
        return queue.takeIn(draft).get("ref");
    }

    private static Drafts form(String source, String author) {
        return draft().source(source).conversation(source).author(author).topic("withdrawal");
    }

    private static Drafts chat(String source, long user) {
        return draft().source(source).chat(user).topic("withdrawal");
    }
}
