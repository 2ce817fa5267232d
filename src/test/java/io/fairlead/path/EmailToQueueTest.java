package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.testkit.RunningApp;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a mail in a real mailbox to a ticket in the queue, through the shipped routes. */
class EmailToQueueTest {
    private GreenMail mail;
    private GreenMailUser mailbox;
    private RunningApp app;

    @BeforeEach
    void start() {
        ServerSetup imap = ServerSetupTest.IMAP.dynamicPort();
        mail = new GreenMail(imap);
        mail.start();
        mailbox = mail.setUser("support@harbour.example", "support", "p&a+ss%=#)(");
        app = RunningApp.start(Map.of(
                "support-mail.host", "127.0.0.1",
                "support-mail.port", String.valueOf(mail.getImap().getPort()),
                "support-mail.protocol", "imap",
                "support-mail.tls", "false",
                "support-mail.user", "support",
                "support-mail.password", "p&a+ss%=#)(",
                "support-mail.delay", "100"));
    }

    @AfterEach
    void stop() {
        app.close();
        mail.stop();
    }

    @Test
    void a_mail_becomes_one_classified_ticket_and_is_marked_seen_only_then() throws Exception {
        deliver(
                "Subject: USDT deposit not credited\r\nMessage-ID: <a@mail.example>\r\n",
                "My deposit of 250 USDT over TRC20 has not arrived. UID: 71029385");

        RunningApp.await(() -> app.queue().tickets().size() == 1);
        RunningApp.await(() -> unseen() == 0);

        JsonNode ticket = app.queue().tickets().get(0);
        assertThat(ticket.at("/channel/name").asText()).isEqualTo("support-mail");
        assertThat(ticket.at("/visibility").asText()).isEqualTo("private");
        assertThat(ticket.at("/subject").asText()).isEqualTo("USDT deposit not credited");
        assertThat(ticket.at("/topic/code").asText()).isEqualTo("deposit");
        assertThat(ticket.at("/language").asText()).isEqualTo("en");
        assertThat(ticket.at("/facts").toString()).contains("71029385");
        assertThat(ticket.at("/missing").toString()).contains("transaction_hash");
    }

    @Test
    void a_reply_joins_the_ticket_of_its_thread() throws Exception {
        deliver("Subject: Hello\r\nMessage-ID: <a@mail.example>\r\n", "I cannot withdraw.");
        deliver(
                "Subject: Re: Hello\r\nMessage-ID: <b@mail.example>\r\nIn-Reply-To: <a@mail.example>\r\n"
                        + "References: <a@mail.example>\r\n",
                "It still does not work.");

        RunningApp.await(() -> app.queue().tickets().at("/0/message_count").asInt() == 2);
        assertThat(app.queue().tickets()).hasSize(1);
    }

    @Test
    void no_header_of_a_mail_steers_the_routes() throws Exception {
        deliver(
                "Subject: Hello\r\nMessage-ID: <a@mail.example>\r\nCamelSqlQuery: drop table fairlead.message cascade\r\n"
                        + "moveTo: Stolen\r\ncopyTo: Copies\r\ndelete: true\r\nCamelHttpUri: http://127.0.0.1:1/\r\n",
                "I cannot withdraw.");

        RunningApp.await(() -> app.queue().tickets().size() == 1);
        RunningApp.await(() -> unseen() == 0);
        assertThat(mail.getManagers().getImapHostManager().getInbox(mailbox).getMessageCount())
                .isEqualTo(1);
        assertThat(mail.getManagers().getImapHostManager().listMailboxes(mailbox, "*"))
                .hasSize(1);
    }

    @Test
    void a_secret_is_nowhere_readable_in_the_database() throws Exception {
        String secret = "Haifeng_" + 8812;
        deliver(
                "Subject: login\r\nMessage-ID: <a@mail.example>\r\n",
                "I cannot log in, my password is " + secret + " and it worked before");

        RunningApp.await(() -> app.queue().tickets().size() == 1);

        assertThat(app.queue().tickets().toString()).contains("[password]").doesNotContain(secret);
        for (String table : new String[] {"ticket", "message", "original", "notice", "customer", "arrival", "event"}) {
            assertThat(app.queue()
                            .rows("select t::text as row from fairlead." + table + " t")
                            .toString())
                    .doesNotContain(secret);
        }
        assertThat(app.queue().tickets().at("/0/priority").asText()).isEqualTo("urgent");
        assertThat(app.queue().tickets().at("/0/topic/code").asText()).isEqualTo("security");
    }

    @Test
    void an_unreadable_mail_goes_to_quarantine_and_blocks_nothing() throws Exception {
        deliverRaw(new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 7});
        deliver("Subject: Hello\r\nMessage-ID: <a@mail.example>\r\n", "I cannot withdraw.");

        RunningApp.await(() -> app.queue().tickets().size() == 1);
        RunningApp.await(() -> unseen() == 0);
        assertThat(app.queue().rows("select state from fairlead.quarantine"))
                .extracting(row -> row.get("state"))
                .containsExactly("quarantined");
    }

    private void deliver(String headers, String text) throws Exception {
        deliverRaw(("From: Ann Lee <ann@example.org>\r\nTo: support@harbour.example\r\n"
                        + "Date: Fri, 20 Nov 2026 10:00:00 +0000\r\n" + headers
                        + "Content-Type: text/plain; charset=UTF-8\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private void deliverRaw(byte[] raw) throws Exception {
        mailbox.deliver(new MimeMessage(null, new ByteArrayInputStream(raw)));
    }

    private long unseen() {
        try {
            return mail.getManagers().getImapHostManager().getInbox(mailbox).getUnseenCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
