package io.fairlead.incident;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.Database;
import io.fairlead.testkit.LogLines;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same complaint from many customers within minutes is one incident; what is only busy is none. */
class IncidentWatchTest {
    private static final List<String> STUCK = List.of(
            "Withdrawals are stuck again, what is going on?",
            "my withdrawal has been stuck for 3 hours",
            "withdrawal stuck!!! UID 71029385",
            "why are all withdrawals stuck today",
            "USDT withdrawal is stuck since this morning, please help");
    private static final List<String> STUCK_IN_CHINESE =
            List.of("提现一直卡住不到账", "提现卡住了，两个小时没到账", "提现卡住怎么还不到账", "你们的提现又卡住了吧，不到账");
    private static final List<String> DIVERSE = List.of(
            "How do I withdraw to my bank account in Germany?",
            "I typed the wrong address, can the transfer be recalled?",
            "What is the daily limit for level two?",
            "The fee for TRC20 looks too high compared with last month",
            "I cannot find the button for sending coins in the app",
            "Please cancel the transaction that I started by mistake",
            "Why does the security check ask for a video again?",
            "My whitelist address was removed after the update",
            "Is it possible to pay out to two wallets at once?",
            "The memo field is missing for XRP",
            "Your e-mail says rejected but gives no reason",
            "It shows completed yet my wallet has nothing");

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());
    private final ObjectMapper json = new ObjectMapper();
    private final IncidentWatch watch = new IncidentWatch(new IncidentRule(10, 10, 3, 30), json);
    private int customers;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void enough_customers_who_say_the_same_in_their_own_words_are_an_incident() throws Exception {
        complain(STUCK, 10);
        complain(DIVERSE, DIVERSE.size());
        try (LogLines log = LogLines.listen()) {
            look();
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("WARN", "IN-1", "10 tickets about withdrawal"));
        }

        JsonNode incident = incidents().get(0);
        assertThat(incidents()).hasSize(1);
        assertThat(incident.get("count").asInt()).isEqualTo(10);
        assertThat(incident.get("title").asText().toLowerCase())
                .contains("withdrawal", "stuck")
                .doesNotContain("71029385");
        JsonNode ticket = queue.tickets().get(0);
        assertThat(ticket.at("/incident/ref").asText()).isEqualTo("IN-1");
        assertThat(ticket.at("/incident/count").asInt()).isEqualTo(10);
        assertThat(ticket.at("/incident/since")).isEqualTo(incident.get("since"));
        assertThat(ticket.at("/history/0/kind").asText()).isEqualTo("incident");
        assertThat(queue.tickets().get(10).get("incident").isNull()).isTrue();
    }

    @Test
    void different_matters_of_one_topic_are_none() throws Exception {
        complain(DIVERSE, DIVERSE.size());
        look();

        assertThat(incidents()).isEmpty();
    }

    @Test
    void one_customer_who_writes_ten_times_is_none_and_neither_are_nine() throws Exception {
        complain(STUCK, 9);
        queue.rows("update fairlead.ticket set customer_id = 1 where id = 2");
        complain(STUCK, 1);
        look();

        assertThat(incidents()).isEmpty();
    }

    @Test
    void what_comes_later_joins_it_in_another_language_too_and_nothing_opens_twice() throws Exception {
        complain(STUCK, 10);
        look();
        look();
        complain(STUCK, 3);
        complain(DIVERSE, 4);
        complain(STUCK_IN_CHINESE, 5);
        look();

        assertThat(incidents()).hasSize(1);
        assertThat(incidents().at("/0/count").asInt()).isEqualTo(18);
    }

    @Test
    void chinese_needs_no_spaces() throws Exception {
        complain(STUCK_IN_CHINESE, 10);
        look();

        assertThat(incidents().at("/0/count").asInt()).isEqualTo(10);
        assertThat(incidents().at("/0/title").asText()).contains("提现");
    }

    @Test
    void what_is_usual_is_no_incident_and_three_times_as_much_is() throws Exception {
        complain(STUCK, 60);
        queue.rows("update fairlead.ticket set created_at = now() - interval '2 minutes' * id - interval '11 minutes'");
        complain(STUCK, 10);
        look();
        assertThat(incidents()).isEmpty();

        complain(STUCK, 10);
        look();
        assertThat(incidents().at("/0/count").asInt()).isEqualTo(20);
    }

    @Test
    void it_is_over_when_no_more_come() throws Exception {
        complain(STUCK, 10);
        look();
        queue.rows("update fairlead.incident set last_at = now() - interval '31 minutes'");
        look();

        assertThat(incidents().at("/0/open").asBoolean()).isFalse();
        assertThat(queue.tickets().at("/0/incident/ref").asText()).isEqualTo("IN-1");
    }

    @Test
    void an_acknowledgement_says_what_a_person_wrote_of_it_while_it_is_open() throws Exception {
        complain(STUCK, 10);
        look();
        assertThat(queue.value("select fairlead.explain_incident('in-1', 'We know of it.')"))
                .isEqualTo(true);
        queue.value("select fairlead.explain_incident('IN-1', '我们已知悉。', 'zh')");

        assertThat(acknowledged("en")).isEqualTo("Have it.\n\nWe know of it.");
        assertThat(acknowledged("zh-CN")).isEqualTo("Have it.\n\n我们已知悉。");
        queue.value("select fairlead.explain_incident('IN-1', '')");
        assertThat(acknowledged("en")).isEqualTo("Have it.");
        assertThat(queue.value("select fairlead.explain_incident('IN-9', 'x')")).isEqualTo(false);
    }

    @Test
    void a_mail_waits_a_moment_for_what_there_is_to_say_of_its_incident() throws Exception {
        complain(STUCK, 10);
        look();
        queue.value("select fairlead.explain_incident('IN-1', 'We know of it.')");
        queue.enqueue(draft().mailbox("support")
                .source("m")
                .conversation("m")
                .topic("withdrawal")
                .sentAt(Instant.now())
                .text(STUCK.get(0))
                .notices(new Notice(
                        "acknowledgement",
                        "en",
                        "Have it.",
                        Map.of("to", "a@example.org"),
                        Map.of("missing", "{facts}"))));
        assertThat(queue.rows("select 1 from fairlead.take_notices()")).isEmpty();
        look();
        queue.rows("update fairlead.notice set next_at = now()");

        assertThat(queue.value("select text from fairlead.take_notices()")).isEqualTo("Have it.\n\nWe know of it.");
    }

    private String acknowledged(String language) {
        queue.rows("delete from fairlead.notice");
        queue.rows(
                "insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient, words)"
                        + " values (1, 1, 'acknowledgement', ?, 'Have it.', '{}', '{\"missing\": \"{facts}\"}')",
                language);
        return (String) queue.value("select text from fairlead.take_notices()");
    }

    private void complain(List<String> texts, int times) {
        for (int i = 0; i < times; i++) {
            customers++;
            String text = texts.get(i % texts.size());
            queue.enqueue(draft().source("s" + customers)
                    .conversation("c" + customers)
                    .author("c" + customers + "@example.org")
                    .topic("withdrawal")
                    .language(text.charAt(0) > 0x2000 ? "zh-Hans" : "en")
                    .sentAt(Instant.now())
                    .text(text));
        }
    }

    /** One round of the route. */
    private void look() throws Exception {
        Map<String, Object> asked = watch.ask();
        Map<String, Object> found = watch.find((String) queue.value(
                "select fairlead.recent_matters(?, ?)::text", asked.get("minutes"), asked.get("customers")));
        watch.tell((String) queue.value(
                "select fairlead.note_incidents(cast(? as jsonb), ?, ?)::text",
                found.get("found"),
                found.get("customers"),
                found.get("quiet")));
    }

    private JsonNode incidents() throws Exception {
        return json.readTree((String) queue.value("select fairlead.incidents_json()::text"));
    }
}
