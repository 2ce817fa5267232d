package io.fairlead.queue;

import static io.fairlead.testkit.MailDrafts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.MailDrafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.ticket.Notice;
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

/** Mails that belong together and arrive at the same moment, through several connections. */
class MailRacesTest {
    private static final int ROUNDS = 25;

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void mails_of_one_thread_at_once_are_one_ticket() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String subject = "number " + i;
            String first = "a" + i;
            List<Object> refs = atOnce(
                    mail(first).subject(subject),
                    mail("b" + i).references(first).subject("Re: " + subject),
                    mail("c" + i).references(first, "b" + i).subject("Re: " + subject),
                    mail("d" + i).references(first, "b" + i, "c" + i).subject("Re: " + subject));

            assertThat(refs).hasSize(4).containsOnly(refs.get(0));
        }
        assertThat(queue.value("select count(*) from fairlead.ticket")).isEqualTo((long) ROUNDS);
    }

    @Test
    void one_mail_that_reaches_two_mailboxes_at_once_is_one_ticket() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String id = "a" + i;
            String subject = "number " + i;
            atOnce(
                    mail(id).subject(subject).mailbox("support"),
                    mail(id).subject(subject).mailbox("complaints"),
                    mail(id).subject(subject).mailbox("support"),
                    mail(id).subject(subject).mailbox("complaints"));
        }

        assertThat(queue.value("select count(*) from fairlead.ticket")).isEqualTo((long) ROUNDS);
        assertThat(queue.value("select count(*) from fairlead.message")).isEqualTo((long) ROUNDS);
        assertThat(queue.value("select count(*) from fairlead.also_received")).isEqualTo((long) ROUNDS);
        assertThat(queue.value("select sum(duplicate) from fairlead.ledger").toString())
                .isEqualTo(String.valueOf(3 * ROUNDS));
    }

    @Test
    void a_reply_that_races_with_the_resolution_is_never_lost_on_a_closed_ticket() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String first = "a" + i;
            String subject = "number " + i;
            Object ref = queue.enqueue(mail(first).subject(subject).draft()).get("ref");
            Object token = queue.claim("me").get("token");
            MailDrafts reply = mail("b" + i).references(first).subject("Re: " + subject);
            CyclicBarrier start = new CyclicBarrier(2);
            Future<Object> resolved = threads.submit(() -> {
                start.await();
                return queue.value("select fairlead.resolve(?, ?, 1)", ref, token);
            });
            Future<Object> replied = threads.submit(() -> {
                start.await();
                return queue.enqueue(reply.draft()).get("ref");
            });

            assertThat(replied.get()).isEqualTo(ref);
            assertThat(resolved.get()).isIn("resolved", "unseen");
            assertThat(queue.ticket(ref).get("status").asText()).isIn("waiting", "claimed");
            assertThat(queue.ticket(ref).get("messages")).hasSize(2);
            queue.rows("delete from fairlead.item");
            queue.rows("update fairlead.ticket set state = 'resolved', resolved_at = now()");
        }
    }

    @Test
    void follow_ups_at_once_are_one_ticket() throws Exception {
        Object ref = queue.enqueue(mail("a").draft()).get("ref");
        queue.rows("delete from fairlead.item");
        queue.rows("update fairlead.ticket set state = 'spam', resolved_at = now()");

        List<Object> refs = atOnce(
                mail("b").references("a").quoting(),
                mail("c").references("a").quoting(),
                mail("d").named(ref),
                mail("e").references("a", "b").quoting());

        assertThat(refs).doesNotContain(ref).containsOnly(refs.get(0));
    }

    @Test
    void acknowledgements_at_once_keep_to_their_limit() throws Exception {
        Notice notice = new Notice("acknowledgement", "en", "{ref}", Map.of("to", "victim@example.org"));
        for (int i = 0; i < 5; i++) {
            atOnce(
                    mail("a" + i).from("a" + i + "@example.net").notices(notice),
                    mail("b" + i).from("b" + i + "@example.net").notices(notice),
                    mail("c" + i).from("c" + i + "@example.net").notices(notice));
        }

        assertThat(queue.value("select count(*) from fairlead.notice")).isEqualTo(5L);
    }

    private List<Object> atOnce(MailDrafts... mails) throws Exception {
        CyclicBarrier start = new CyclicBarrier(mails.length);
        List<Callable<Object>> senders = new ArrayList<>();
        for (MailDrafts mail : mails) {
            senders.add(() -> {
                start.await();
                return queue.enqueue(mail.draft()).get("ref");
            });
        }
        List<Object> refs = new ArrayList<>();
        for (Future<Object> future : threads.invokeAll(senders)) {
            refs.add(future.get());
        }
        return refs;
    }
}
