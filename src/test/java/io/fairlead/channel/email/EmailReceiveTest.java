package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairlead.channel.Lead;
import io.fairlead.channel.email.mailbox.KeptCursors;
import io.fairlead.channel.email.mailbox.MailboxComponent;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real template and channel file against an IMAP server; only the intake is ours. */
class EmailReceiveTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final BlockingQueue<Inbound> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<Map<String, Object>> headers = new LinkedBlockingQueue<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private EmailLimits limits = EmailLimits.DEFAULT;
    private volatile Consumer<Inbound> intake = inbound -> {};
    private GreenMailUser user;

    @BeforeEach
    void start_mailbox() {
        server.start();
        user = server.setUser("help@example.org", "help", "secret&+%=#");
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.stop();
    }

    @Test
    void a_mail_arrives_as_its_raw_bytes_under_its_uid_and_is_marked_seen_after_the_route() throws Exception {
        deliver("From: a@example.org\r\nSubject: hello\r\n\r\nno\u00e9 text\r\n");
        run();
        Inbound inbound = next();
        assertThat(new String(inbound.raw(), StandardCharsets.ISO_8859_1))
                .contains("Subject: hello\r\n")
                .endsWith("\r\n\r\nno\u00e9 text\r\n");
        assertThat(inbound.channel().name()).isEqualTo("support-mail");
        assertThat(inbound.channel().kind()).isEqualTo(ChannelKind.EMAIL);
        assertThat(inbound.sourceId()).matches("\\d+-\\d+");
        assertThat(inbound.mediaType()).isEqualTo("message/rfc822");
        stopRoute();
        assertThat(unseen()).isZero();
    }

    @Test
    void a_mail_whose_route_failed_stays_unseen_and_comes_again_under_the_same_id() throws Exception {
        deliver("From: a@example.org\r\nSubject: hello\r\n\r\ntext\r\n");
        intake = inbound -> {
            assertThat(unseen()).isEqualTo(1);
            if (taken.size() < 2) {
                throw new IllegalStateException("the database is away");
            }
        };
        run();
        Inbound first = next();
        Inbound second = next();
        assertThat(second.sourceId()).isEqualTo(first.sourceId());
        assertThat(second.raw()).isEqualTo(first.raw());
    }

    @Test
    void headers_of_a_mail_steer_nothing() throws Exception {
        deliver(
                "From: a@example.org\r\nCamelSqlQuery: drop table ticket\r\nCamelFileName: x\r\nCamelHttpUri: http://x\r\n"
                        + "moveTo: Stolen\r\ncopyTo: Copies\r\ndelete: true\r\nSubject: hostile\r\n\r\ntext\r\n");
        run();
        assertThat(new String(next().raw(), StandardCharsets.ISO_8859_1)).contains("CamelSqlQuery");
        assertThat(headers.take()).isEmpty();
        stopRoute();
        ImapHostManager mailboxes = server.getManagers().getImapHostManager();
        assertThat(mailboxes.getFolder(user, "Stolen")).isNull();
        assertThat(mailboxes.getFolder(user, "Copies")).isNull();
        assertThat(inbox().getMessageCount()).isEqualTo(1);
    }

    @Test
    void a_mail_that_no_parser_likes_does_not_hold_up_the_next() throws Exception {
        deliver("From: not an address\r\nContent-Type: text/plain; charset=x-nonsense\r\n\r\nfirst\r\n");
        deliver("From: <<>>,,@\r\nContent-Type: multipart/mixed\r\nDate: never\r\n\r\nsecond\r\n");
        deliver("Subject: no sender\r\nContent-Transfer-Encoding: 9bit\r\n\r\nthird\r\n");
        run();
        // Different senders: their order is not promised.
        List<String> arrived = List.of(words(next()), words(next()), words(next()));
        assertThat(arrived).containsExactlyInAnyOrder("first", "second", "third");
        stopRoute();
        assertThat(unseen()).isZero();
    }

    private static String words(Inbound inbound) {
        return new String(inbound.raw(), StandardCharsets.ISO_8859_1)
                .replaceFirst("(?s).*\r\n\r\n", "")
                .strip();
    }

    @Test
    void many_mails_arrive_once_each_and_in_order() throws Exception {
        for (int i = 0; i < 110; i++) {
            deliver("From: a@example.org\r\nSubject: " + i + "\r\n\r\ntext " + i + "\r\n");
        }
        run();
        for (int i = 0; i < 110; i++) {
            assertThat(new String(next().raw(), StandardCharsets.ISO_8859_1)).contains("Subject: " + i + "\r\n");
        }
        stopRoute();
        assertThat(taken).isEmpty();
        assertThat(unseen()).isZero();
    }

    @Test
    void a_mail_over_the_limit_arrives_as_far_as_the_limit_goes() throws Exception {
        deliver("From: a@example.org\r\nSubject: large\r\n\r\n" + "x".repeat(20_000));
        deliver("From: a@example.org\r\nSubject: small\r\n\r\ntext\r\n");
        limits = new EmailLimits(4096, 10, 10, 4096, 4096);
        run();
        assertThat(next().raw()).hasSize(4097);
        assertThat(new String(next().raw(), StandardCharsets.ISO_8859_1)).contains("Subject: small");
    }

    private void run() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("support-mail.host", "127.0.0.1");
        settings.setProperty(
                "support-mail.port", String.valueOf(server.getImap().getPort()));
        settings.setProperty("support-mail.protocol", "imap");
        settings.setProperty("support-mail.tls", "false");
        settings.setProperty("support-mail.user", "help");
        settings.setProperty("support-mail.password", "secret&+%=#");
        settings.setProperty("support-mail.delay", "50");
        camel.getPropertiesComponent().setOverrideProperties(settings);
        Map<String, String> login = Map.of("user", "help", "password", "secret&+%=#");
        camel.getRegistry()
                .bind(
                        "mailbox",
                        new MailboxComponent(
                                (channel, name) -> login.getOrDefault(name, ""),
                                new KeptCursors(),
                                new OAuthClients(Clock.systemUTC()),
                                limits.size(),
                                Lead.ALONE,
                                Clock.systemUTC()));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intake").process(exchange -> {
                    Inbound inbound = exchange.getIn().getBody(Inbound.class);
                    headers.add(exchange.getIn().getHeaders());
                    taken.add(inbound);
                    intake.accept(inbound);
                });
            }
        });
        for (String file : new String[] {"templates/email", "channels/support-mail"}) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel)
                            .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
    }

    private Inbound next() throws InterruptedException {
        Inbound inbound = taken.poll(20, TimeUnit.SECONDS);
        assertThat(inbound).as("a mail").isNotNull();
        return inbound;
    }

    private void stopRoute() throws Exception {
        camel.getRouteController().stopRoute("support-mail");
    }

    private void deliver(String mail) throws Exception {
        byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
        inbox().store(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    private MailFolder inbox() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private long unseen() {
        try {
            return inbox().getMessages().stream()
                    .filter(mail -> !mail.getFlags().contains(Flags.Flag.SEEN))
                    .count();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
