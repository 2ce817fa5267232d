package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SupportMailbox;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is there, and cannot: a post is refused with 503, a mail stays in its mailbox, both come once in the end. */
class DatabaseTroubleTest {
    private final String database = PostgresServer.freshUrl();
    /** What the router signs in as: the owner of its database, and of nothing else. */
    private final String clerk = "clerk_" + database.replaceFirst(".*/", "");

    private GreenMail mail;
    private GreenMailUser mailbox;
    private RunningApp app;

    @BeforeEach
    void start() {
        administrator().rows("create role " + clerk + " login");
        administrator().rows("alter database " + database.replaceFirst(".*/", "") + " owner to " + clerk);
        mail = new GreenMail(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()});
        mail.start();
        mailbox = mail.setUser("support@harbour.example", "support", "pw");
        app = RunningApp.start(SupportMailbox.on(
                mail,
                Map.of(
                        "fairlead.db.url", database,
                        "fairlead.db.user", clerk)));
    }

    @AfterEach
    void stop() {
        app.close();
        mail.stop();
    }

    @Test
    void without_a_free_connection() throws Exception {
        administrator().rows("alter role " + clerk + " connection limit 0");
        administrator().rows("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?", clerk);
        deliver("a");
        assertThat(post()).isEqualTo(503);

        administrator().rows("alter role " + clerk + " connection limit -1");

        RunningApp.await(() -> post() == 201);
        assertTaken(2);
    }

    @Test
    void with_a_full_disk() throws Exception {
        onMessage("raise exception 'could not extend file: No space left on device' using errcode = '53100'");
        deliver("a");
        RunningApp.await(() -> attempts() > 0);
        assertThat(post()).isEqualTo(503);

        administrator().rows("drop trigger trouble on fairlead.message");

        RunningApp.await(() -> post() == 201);
        assertTaken(2);
    }

    @Test
    void with_a_slow_disk() throws Exception {
        onMessage("perform pg_sleep(0.5)");
        for (String id : new String[] {"a", "b", "c"}) {
            deliver(id);
        }

        assertThat(post()).isEqualTo(201);

        assertTaken(4);
    }

    private void assertTaken(int messages) {
        RunningApp.await(() -> (Long) administrator().value("select count(*) from fairlead.message") >= messages);
        assertThat(administrator().value("select count(*) from fairlead.message"))
                .isEqualTo((long) messages);
        assertThat(administrator().value("select count(*) from fairlead.quarantine"))
                .isEqualTo(0L);
        RunningApp.await(
                () -> administrator().rows("select * from fairlead.missing").isEmpty());
    }

    /** Before each message that is stored; a sequence counts what is rolled back, too. */
    private void onMessage(String deed) {
        administrator().rows("create sequence public.attempts");
        administrator()
                .rows("create function public.trouble() returns trigger language plpgsql security definer as $$ begin"
                        + " perform nextval('public.attempts'); " + deed + "; return new; end $$");
        administrator()
                .rows("create trigger trouble before insert on fairlead.message"
                        + " for each row execute function public.trouble()");
    }

    private long attempts() {
        return (Long) administrator().value("select last_value - (not is_called)::int from public.attempts");
    }

    private void deliver(String id) throws Exception {
        mailbox.deliver(new MimeMessage(
                null,
                new ByteArrayInputStream(("From: ann@example.org\r\nTo: support@harbour.example\r\nMessage-ID: <" + id
                                + "@mail.example>\r\nSubject: Withdrawal\r\n\r\nIt is pending since yesterday.")
                        .getBytes(StandardCharsets.UTF_8))));
    }

    private int post() {
        return app.post("/forms/support", "application/json", "{\"message\": \"My deposit is late.\"}")
                .statusCode();
    }

    private QueueClient administrator() {
        return QueueClient.of(database, "postgres");
    }
}
