package io.fairlead.queue;

import static io.fairlead.testkit.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.MailDrafts;
import io.fairlead.testkit.Merging;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.Splitting;
import io.fairlead.ticket.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A merge at the moment in which a message arrives, somebody takes the ticket, or somebody merges the other way. */
class MergeRacesTest {
    private static final int ROUNDS = 15;

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void what_arrives_while_tickets_are_merged_is_in_the_ticket_that_stays() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            Object into = take(form(i));
            Object chat = take(chat(i, "first"));
            Object mail = take(mail(i, "first"));
            List<Object> done = atOnce(
                    () -> merge(chat, into),
                    () -> take(chat(round, "late")),
                    () -> take(chat(round, "later")),
                    () -> merge(mail, into));
            take(mail(i, "late"));

            assertThat(((JsonNode) done.get(0)).path("status").asInt()).isEqualTo(200);
            assertThat(((JsonNode) done.get(3)).path("status").asInt()).isEqualTo(200);
            assertThat(queue.ticket(into).path("messages")).hasSize(6);
            assertThat(queue.ticket(into).path("message_count").asInt()).isEqualTo(6);
            assertThat(queue.value("select count(*) from fairlead.ticket")).isEqualTo(3L * (i + 1));
            closeAll();
        }
    }

    @Test
    void a_ticket_that_is_taken_and_merged_at_once_is_one_or_the_other() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Object into = take(form(i));
            Object ref = take(chat(i, "first"));
            List<Object> done = atOnce(
                    () -> queue.claim("lin"),
                    () -> merge(ref, into),
                    () -> queue.claim("ben"),
                    () -> queue.claim("zoe"));
            List<Object> taken = new ArrayList<>();
            for (int place : new int[] {0, 2, 3}) {
                taken.add(((Map<?, ?>) done.get(place)).get("ref"));
            }
            taken.removeIf(each -> each == null);

            assertThat(taken).doesNotHaveDuplicates();
            JsonNode merged = (JsonNode) done.get(1);
            if (merged.path("status").asInt() == 200) {
                assertThat(taken).doesNotContain(ref);
                assertThat(queue.ticket(into).path("messages")).hasSize(2);
            } else {
                assertThat(merged.path("code").asText()).isEqualTo("taken");
                assertThat(queue.ticket(into).path("messages")).hasSize(1);
                assertThat(queue.ticket(ref).path("messages")).hasSize(1);
            }
            assertThat(queue.value("select count(*) from fairlead.item where agent is not null"))
                    .isEqualTo((long) taken.size());
            closeAll();
        }
    }

    @Test
    void two_who_merge_the_same_two_the_other_way_round_merge_them_once() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Object one = take(form(i));
            Object other = take(chat(i, "first"));
            List<Object> done = atOnce(() -> merge(one, other), () -> merge(other, one));

            assertThat(done.stream()
                            .map(each -> ((JsonNode) each).path("status").asInt()))
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(queue.value("select count(*) from fairlead.item")).isEqualTo(1L);
            closeAll();
        }
    }

    @Test
    void what_arrives_while_a_merge_is_undone_is_in_one_of_the_two() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            Object into = take(form(i));
            Object ref = take(chat(i, "first"));
            merge(ref, into);
            long message = queue.ticket(into).at("/messages/1/id").asLong();
            List<Object> done = atOnce(
                    () -> Splitting.by(queue).split(into, List.of(message)),
                    () -> take(chat(round, "late")),
                    () -> take(chat(round, "later")),
                    () -> queue.claim("lin"));
            JsonNode split = (JsonNode) done.get(0);
            if (split.path("status").asInt() == 201) {
                String fresh = split.at("/body/ref").asText();
                assertThat(queue.ticket(fresh).path("messages").size()
                                + queue.ticket(into).path("messages").size())
                        .isEqualTo(4);
                assertThat(queue.value("select count(*) from fairlead.item")).isEqualTo(2L);
            } else {
                assertThat(split.path("code").asText()).isIn("taken", "sending");
                assertThat(queue.ticket(into).path("messages")).hasSize(4);
            }
            closeAll();
        }
    }

    private JsonNode merge(Object ref, Object into) {
        return Merging.merge(queue, "mei", ref, into);
    }

    private void closeAll() {
        queue.rows("delete from fairlead.item");
        queue.rows(
                "update fairlead.ticket set state = 'resolved', resolved_at = now() where state in ('open', 'answered')");
    }

    private List<Object> atOnce(List<Callable<Object>> deeds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        List<Future<Object>> all = new ArrayList<>();
        for (Callable<Object> deed : deeds) {
            all.add(threads.submit(() -> {
                start.await();
                return deed.call();
            }));
        }
        List<Object> done = new ArrayList<>();
        for (Future<Object> each : all) {
            done.add(each.get());
        }
        return done;
    }

    @SafeVarargs
    private List<Object> atOnce(Callable<Object>... deeds) throws Exception {
        return atOnce(List.of(deeds));
    }

    private Object take(Drafts draft) {
        return queue.takeIn(draft).get("ref");
    }

    private static Drafts form(int round) {
        return draft().source("f" + round).conversation("f" + round).facts(uid(round));
    }

    private static Drafts chat(int round, String source) {
        return draft().source("t" + round + source).chat(100 + round).facts(uid(round));
    }

    private static Drafts mail(int round, String source) {
        MailDrafts mail = MailDrafts.mail("m" + round + source).from("ben" + round + "@example.org");
        return (source.equals("first") ? mail : mail.references("m" + round + "first"))
                .subject("Re: number " + round)
                .draft()
                .facts(uid(round));
    }

    private static Fact uid(int round) {
        return new Fact("account_uid", String.valueOf(71029300 + round));
    }
}
