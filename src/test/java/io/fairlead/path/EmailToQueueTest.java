package io.fairlead.path;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.testkit.RunningApp;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a mail in a real mailbox to a ticket in the queue, through the shipped routes. */
class EmailToQueueTest {
    private GreenMail mail;
    private GreenMailUser mailbox;
    private GreenMailUser customer;
    private RunningApp app;

    @BeforeEach
    void start() {
        mail = new GreenMail(
                new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort(), ServerSetupTest.SMTP.dynamicPort()});
        mail.start();
        mailbox = mail.setUser("support@harbour.example", "support", "p&a+ss%=#)(");
        customer = mail.setUser("ann@example.org", "ann", "secret");
        app = RunningApp.start(Map.ofEntries(
                entry("support-mail.host", "127.0.0.1"),
                entry("support-mail.port", String.valueOf(mail.getImap().getPort())),
                entry("support-mail.protocol", "imap"),
                entry("support-mail.tls", "false"),
                entry("support-mail.user", "support"),
                entry("support-mail.password", "p&a+ss%=#)("),
                entry("support-mail.delay", "100"),
                entry("support-mail.address", "support@harbour.example"),
                entry("support-mail.smtp-host", "127.0.0.1"),
                entry("support-mail.smtp-port", String.valueOf(mail.getSmtp().getPort())),
                entry("support-mail.smtp-security", "none"),
                entry("support-mail.acknowledge", "true")));
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
    void a_customer_is_told_the_reference_and_his_answer_to_that_joins_the_ticket() throws Exception {
        deliver("Subject: Hello\r\nDate: " + now() + "\r\nMessage-ID: <a@mail.example>\r\n", "I cannot withdraw.");
        MimeMessage told = acknowledgement();
        JsonNode ticket = app.queue().tickets().get(0);

        assertThat(told.getSubject())
                .isEqualTo("Re: Hello [" + ticket.get("ref").asText() + "]");
        assertThat(told.getContent().toString()).contains(ticket.get("ref").asText());
        assertThat(told.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(told.getHeader("In-Reply-To", null)).isEqualTo("<a@mail.example>");

        deliver(
                "Subject: My order\r\nMessage-ID: <b@mail.example>\r\nIn-Reply-To: " + told.getMessageID() + "\r\n",
                "It is 4711.\r\n\r\n> We have received your message");
        RunningApp.await(() -> app.queue().tickets().at("/0/message_count").asInt() == 2);
        assertThat(app.queue().tickets()).hasSize(1);
        RunningApp.await(() -> unseen() == 0);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void a_mail_of_ours_that_comes_back_is_shown_in_its_ticket_and_answered_by_nobody() throws Exception {
        deliver("Subject: Hello\r\nDate: " + now() + "\r\nMessage-ID: <a@mail.example>\r\n", "I cannot withdraw.");
        String id = acknowledgement().getMessageID();

        deliverRaw(("From: MAILER-DAEMON@example.org\r\nTo: support@harbour.example\r\nDate: " + now()
                        + "\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <dsn@example.org>\r\n"
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nNobody of that name here.\r\n"
                        + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
                        + "Final-Recipient: rfc822; ann@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                        + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + id
                        + "\r\nSubject: Re: Hello\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        RunningApp.await(() -> app.queue().tickets().at("/0/message_count").asInt() == 2);

        JsonNode ticket = app.queue().tickets().get(0);
        assertThat(app.queue().tickets()).hasSize(1);
        assertThat(ticket.at("/messages/1/auto").asText()).isEqualTo("bounce");
        assertThat(ticket.get("flags").toString()).contains("bounced");
        assertThat(app.queue().row("select state, reason from fairlead.notice"))
                .containsEntry("state", "refused")
                .containsEntry("reason", "bounced: 5.1.1");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void a_mail_that_went_round_and_came_back_from_our_own_mailbox_is_not_answered() throws Exception {
        deliverRaw(("From: support@harbour.example\r\nTo: support@harbour.example\r\nDate: " + now()
                        + "\r\nSubject: Hello\r\nMessage-ID: <a@mail.example>\r\n\r\nhello\r\n")
                .getBytes(StandardCharsets.UTF_8));

        RunningApp.await(() -> app.queue().tickets().size() == 1);
        assertThat(app.queue().rows("select id from fairlead.notice")).isEmpty();
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
                        + (headers.contains("Date:") ? "" : "Date: Fri, 20 Nov 2026 10:00:00 +0000\r\n") + headers
                        + "Content-Type: text/plain; charset=UTF-8\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private void deliverRaw(byte[] raw) throws Exception {
        mailbox.deliver(new MimeMessage(null, new ByteArrayInputStream(raw)));
    }

    private MimeMessage acknowledgement() {
        RunningApp.await(() -> !sent().isEmpty());
        RunningApp.await(() -> "sent".equals(app.queue().value("select state from fairlead.notice")));
        return sent().get(0);
    }

    private List<MimeMessage> sent() {
        try {
            return mail.getManagers().getImapHostManager().getInbox(customer).getMessages().stream()
                    .map(StoredMessage::getMimeMessage)
                    .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String now() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC));
    }

    private long unseen() {
        try {
            return mail.getManagers().getImapHostManager().getInbox(mailbox).getUnseenCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
