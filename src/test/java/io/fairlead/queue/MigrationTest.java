package io.fairlead.queue;

import static io.fairlead.testkit.MailDrafts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.MailDrafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that has tickets in it is brought up to date, and what stands in it still counts. */
class MigrationTest {
    @Test
    void a_reply_finds_the_ticket_of_a_mail_that_came_before_threads_were_kept() {
        PGSimpleDataSource old = new PGSimpleDataSource();
        String url = PostgresServer.freshUrl();
        old.setUrl(url);
        old.setUser("postgres");
        Flyway.configure()
                .dataSource(old)
                .schemas("fairlead")
                .locations("classpath:db/migration")
                .repeatableSqlMigrationPrefix("none")
                .target("2")
                .load()
                .migrate();
        QueueClient before = new QueueClient(old);
        before.rows("insert into fairlead.channel (name, kind) values ('support', 'email')");
        before.rows(
                "insert into fairlead.customer (key, name, addresses) values ('mailto:ann@example.org', 'Ann', '[]')");
        before.rows("insert into fairlead.ticket (conversation, channel_id, customer_id, visibility, subject, topic,"
                + " confidence, because, alternatives, language, priority, due_at, facts, missing, flags)"
                + " values ('mailto:ann@example.org|root', 1, 1, 'private', 'Withdrawal', 'other', 1, '[]', '[]', 'en', 1,"
                + " now(), '[]', '[]', '[]')");
        before.rows("insert into fairlead.message (ticket_id, channel_id, source_key, visibility, author, sent_at,"
                + " received_at, subject, text, reply_text, quoted_text, auto, attachments, findings)"
                + " select 1, 1, 'Own@mail.example#' || repeat('0', 32), 'private', '{}', now(), now(), 'Withdrawal', '',"
                + " '', '', 'no', '[]', '[]'");
        before.rows("insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient)"
                + " select 1, 1, 'reply', 'en', '', '{}' from generate_series(1, 2)");

        try (Database database = Database.external(url, "postgres", "", 2)) {
            QueueClient queue = new QueueClient(database.pool());
            MailDrafts reply = mail("b").references("own@mail.example").subject("Re: Withdrawal");

            assertThat(queue.enqueue(reply.draft())).containsEntry("outcome", "appended");
            assertThat(queue.value("select count(distinct mark) from fairlead.notice"))
                    .isEqualTo(2L);
        }
    }
}
