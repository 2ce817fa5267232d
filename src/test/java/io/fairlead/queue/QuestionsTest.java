package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Notice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What customers are asked for: what is missing when the notice goes out, each fact once, and in private only. */
class QuestionsTest {
    private static final Map<String, String> WORDS = Map.of(
            "question", "About {ref}.",
            "missing", "Please send:\n{facts}",
            "either", "{0} or {1}",
            "private", "We saw {ref}.",
            "fact.account_uid", "your UID",
            "fact.order_number", "the order",
            "fact.transaction_hash", "the hash",
            "fact.time", "the time");

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void exactly_what_is_missing_is_asked_for_by_its_name() {
        Object ref = take(chat("1").missing("account_uid", "order_number|transaction_hash", "own_code"));

        assertThat(sent())
                .containsExactly("Have " + ref + ".\n\nPlease send:\n– your UID\n– the order or the hash\n– own code");
    }

    @Test
    void where_nothing_is_missing_nothing_is_asked() {
        Object ref = take(chat("1"));

        assertThat(sent()).containsExactly("Have " + ref + ".");
    }

    @Test
    void a_chat_is_asked_for_what_is_still_missing_after_the_next_lines() {
        take(chat("1").missing("account_uid", "time"));
        take(chat("2").facts(new Fact("account_uid", "71029385")));

        assertThat(sent()).singleElement().asString().endsWith("Please send:\n– the time");
        assertThat(queue.value("select count(*) from fairlead.notice where next_at > created_at"))
                .isEqualTo(1L);
    }

    @Test
    void a_number_alone_is_the_one_that_was_asked_for_and_moves_no_topic() {
        Object ref = take(chat("1").topic("withdrawal").missing("account_uid", "order_number|transaction_hash"));
        sent();

        take(chat("2").text("71029385, 551200933").topic("account").sure(0.99));

        assertThat(queue.ticket(ref).get("missing")).isEmpty();
        assertThat(queue.ticket(ref).get("facts"))
                .hasToString("[{\"type\":\"account_uid\",\"value\":\"71029385\"},"
                        + "{\"type\":\"order_number\",\"value\":\"551200933\"}]");
        assertThat(queue.ticket(ref).at("/topic/code").asText()).isEqualTo("withdrawal");
    }

    @Test
    void a_number_that_could_be_either_or_that_nobody_asked_for_stays_a_number() {
        Object ref = take(chat("1").missing("account_uid", "order_number"));
        take(chat("2").text("71029385 551200933"));
        sent();
        take(chat("3").text("71029385, and it was 12345.678901 on 2026-11-20"));

        assertThat(queue.ticket(ref).get("facts")).isEmpty();
    }

    @Test
    void an_answer_with_its_label_moves_no_topic_either() {
        Object ref = take(chat("1").topic("withdrawal").missing("account_uid"));
        sent();

        take(chat("2")
                .text("account UID 71029385")
                .topic("account")
                .sure(0.99)
                .facts(new Fact("account_uid", "71029385")));

        assertThat(queue.ticket(ref).at("/topic/code").asText()).isEqualTo("withdrawal");
    }

    @Test
    void what_only_a_new_topic_needs_is_asked_for_once() {
        take(chat("1").topic("other").sure(0.6));
        sent();

        Object ref = take(chat("2").topic("withdrawal").missing("time"));
        assertThat(sent()).containsExactly("About " + ref + ".\n\nPlease send:\n– the time");
        take(chat("3"));

        assertThat(sent()).isEmpty();
    }

    @Test
    void a_question_that_was_answered_before_it_went_out_is_not_sent() {
        take(chat("1").topic("other").sure(0.6));
        sent();
        take(chat("2").topic("withdrawal").missing("time"));
        take(chat("3").facts(new Fact("time", "yesterday")));

        assertThat(sent()).isEmpty();
        assertThat(queue.row("select state, reason from fairlead.notice order by id desc limit 1"))
                .containsEntry("state", "refused")
                .containsEntry("reason", "nothing is missing any more");
    }

    @Test
    void who_is_with_an_agent_is_asked_nothing_by_the_router() {
        take(chat("1").topic("other").sure(0.6));
        sent();
        queue.claim("mei");

        take(chat("2").topic("withdrawal").missing("time"));

        assertThat(sent()).isEmpty();
    }

    @Test
    void in_public_stands_a_link_alone_and_what_is_said_in_private_fills_the_gap() {
        Object open = take(group("1").topic("withdrawal").missing("account_uid", "time"));
        assertThat(sent()).singleElement().asString().matches("Come \\{link:[0-9a-f]{32}}");
        follow();
        assertThat(sent()).containsExactly("Joined " + open + ".\n\nPlease send:\n– your UID\n– the time");

        Object hidden = take(chat("2").text("71029385").topic("other"));

        assertThat(sent()).isEmpty();
        assertThat(queue.ticket(open).get("missing")).hasToString("[\"time\"]");
        assertThat(queue.ticket(open).get("facts")).isEmpty();
        assertThat(queue.ticket(hidden).get("missing")).hasToString("[\"time\"]");
        assertThat(queue.ticket(hidden).at("/facts/0/value").asText()).isEqualTo("71029385");
    }

    @Test
    void in_public_nothing_is_said_twice_nor_where_nothing_is_missing() {
        take(group("1"));
        assertThat(sent()).isEmpty();
        take(group("2").topic("withdrawal").missing("time"));
        take(group("3").topic("withdrawal").missing("time"));

        assertThat(sent()).hasSize(1);
    }

    @Test
    void who_has_a_private_chat_with_us_is_asked_there() {
        take(chat("1"));
        sent();

        Object open = take(group("2").topic("withdrawal").missing("time"));

        assertThat(queue.value("select recipient::text from fairlead.notice order by id desc limit 1"))
                .isEqualTo("{\"chat_id\": \"7\"}");
        assertThat(sent()).containsExactly("We saw " + open + ".\n\nPlease send:\n– the time");
        take(chat("3").facts(new Fact("time", "yesterday")));
        assertThat(queue.ticket(open).get("missing")).isEmpty();
    }

    private void follow() {
        queue.value(
                "select fairlead.obey(jsonb_build_object('channel', 'bot', 'kind', 'telegram', 'source_id', 'u', 'cause', 'u',"
                        + " 'command', 'start', 'ref', (select token from fairlead.invitation), 'author', 'telegram:7',"
                        + " 'conversation', '7|p', 'to', jsonb_build_object('chat_id', '7'), 'answers', jsonb_build_object("
                        + " 'start-joined', jsonb_build_object('language', 'en', 'text', 'Joined {ref}.',"
                        + " 'words', cast(? as jsonb)))))",
                "{\"missing\":\"Please send:\\n{facts}\",\"fact.account_uid\":\"your UID\",\"fact.time\":\"the time\"}");
    }

    private Object take(Drafts draft) {
        return queue.takeIn(draft).get("ref");
    }

    /** What goes out now. */
    private List<Object> sent() {
        queue.rows("update fairlead.notice set next_at = now() where state = 'pending'");
        return queue.rows("select text from fairlead.take_notices()").stream()
                .map(row -> row.get("text"))
                .toList();
    }

    private static Drafts chat(String source) {
        return draft().source(source)
                .chat(7)
                .notices(new Notice("acknowledgement", "en", "Have {ref}.", Map.of("chat_id", "7"), WORDS));
    }

    private static Drafts group(String source) {
        return draft().source(source)
                .group(7)
                .notices(new Notice("acknowledgement", "en", "Come {link}", Map.of("chat_id", "-100"), WORDS));
    }
}
