package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.channel.email.SendFailure.Kind;
import io.fairlead.testkit.FakeSmtp;
import io.fairlead.testkit.TokenEndpoint;
import io.fairlead.ticket.Notice;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A notice as a mail on the wire, and what every answer of the mail server means for it. */
class EmailSenderTest {
    private static final String PASSWORD = "p&a+ss%" + 4711;
    private static final String MARK = "FL-7K3QX9.12.0123456789abcdef0123";
    private static final Map<String, String> TO = Map.of(
            "to", "ann@example.org",
            "subject", "Withdrawal",
            "message_id", "two@mail.example",
            "references", "one@mail.example",
            "mark", MARK);

    private final FakeSmtp smtp = FakeSmtp.start();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "user", "support@harbour.example",
            "password", PASSWORD,
            "displayName", "Harbour 客服",
            "smtpHost", "127.0.0.1",
            "smtpPort", String.valueOf(smtp.port()),
            "smtpSecurity", "none"));

    @AfterEach
    void close() {
        smtp.close();
    }

    @Test
    void an_automatic_notice_says_what_it_is_and_stands_in_the_customers_thread() throws Exception {
        send("acknowledgement", "您好，我们已收到。", TO);

        MimeMessage mail = received();
        assertThat(mail.getHeader("From", null)).contains("<support@harbour.example>");
        assertThat(mail.getFrom()[0].toString()).doesNotContain("客服");
        assertThat(mail.getHeader("To", null)).isEqualTo("ann@example.org");
        assertThat(mail.getSubject()).isEqualTo("Re: Withdrawal [FL-7K3QX9]");
        assertThat(mail.getMessageID()).isEqualTo("<" + MARK + "@harbour.example>");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<two@mail.example>");
        assertThat(mail.getHeader("References", " ").replaceAll("\\s+", " "))
                .isEqualTo("<one@mail.example> <two@mail.example>");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
        assertThat(mail.getHeader("Reply-To")).isNull();
        assertThat(mail.getContentType()).containsIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getContent().toString().strip()).isEqualTo("您好，我们已收到。");
        assertThat(smtp.commands()).contains("MAIL FROM:<support@harbour.example>", "RCPT TO:<ann@example.org>");
    }

    @Test
    void an_agents_answer_is_no_automatic_mail() throws Exception {
        send("reply", "hello", TO);

        assertThat(received().getHeader("Auto-Submitted")).isNull();
        assertThat(received().getHeader("X-Auto-Response-Suppress")).isNull();
    }

    @Test
    void a_repeat_of_a_notice_carries_the_same_message_id() throws Exception {
        send("reply", "hello", TO);
        send("reply", "hello", TO);

        assertThat(smtp.mails()).hasSize(2).allMatch(mail -> mail.contains("<" + MARK + "@harbour.example>"));
    }

    @Test
    void answers_come_to_the_plus_address_where_configured() throws Exception {
        settings.put("plusAddress", "true");

        send("reply", "hello", TO);

        assertThat(received().getHeader("Reply-To", null)).contains("<support+FL-7K3QX9@harbour.example>");
    }

    @Test
    void an_automatic_mail_has_no_return_path_where_configured() throws Exception {
        settings.put("nullReturnPath", "true");

        send("acknowledgement", "hello", TO);
        send("reply", "hello", TO);

        assertThat(smtp.commands()).containsOnlyOnce("MAIL FROM:<>").contains("MAIL FROM:<support@harbour.example>");
    }

    @Test
    void the_account_of_the_mailbox_is_used_and_another_where_it_is_set() throws Exception {
        send("reply", "hello", TO);
        settings.put("smtpUser", "relay");
        settings.put("smtpPassword", "other");
        send("reply", "hello", TO);

        assertThat(smtp.commands())
                .filteredOn(line -> line.startsWith("AUTH PLAIN "))
                .extracting(EmailSenderTest::decoded)
                .containsExactly(
                        "support@harbour.example\0support@harbour.example\0" + PASSWORD, "relay\0relay\0other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\r\n ", "\u0085", "\u2028"})
    void no_header_of_the_customers_mail_breaks_out_of_its_line(String end) throws Exception {
        String evil = end + "Bcc: eve@example.net" + end + end + "injected";
        Map<String, String> to = new HashMap<>(TO);
        to.put("subject", "Hello" + evil);
        to.put("message_id", "a@b>" + evil);
        to.put("references", "x@y>" + evil + " fine@mail.example");
        settings.put("displayName", "Harbour" + evil);

        send("reply", "hello", to);

        MimeMessage mail = received();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("References", " "))
                .contains("fine@mail.example")
                .doesNotContain("x@y");
        assertThat(mail.getContent().toString().strip()).isEqualTo("hello");
        assertThat(smtp.commands()).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "ann@example.org, eve@example.net",
                "ann@example.org\r\nBcc: eve@example.net",
                "<ann@example.org>",
                "ann@example.org> RCPT TO:<eve@example.net",
                "王@example.cn"
            })
    void what_is_no_plain_address_gets_nothing(String to) {
        assertThat(failure("reply", to(to)).kind()).isEqualTo(Kind.REFUSED);
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void an_international_domain_is_written_as_the_wire_has_it() throws Exception {
        send("reply", "hello", to("ann@例子.example"));

        assertThat(smtp.commands()).contains("RCPT TO:<ann@xn--fsqu00a.example>");
    }

    @ParameterizedTest
    @CsvSource({
        "acknowledgement, no-reply@example.org",
        "acknowledgement, MAILER-DAEMON@example.org",
        "acknowledgement, do_not_reply+7@example.org",
        "acknowledgement, support@harbour.example",
        "reply, Support+FL-7K3QX9@harbour.example"
    })
    void machines_and_our_own_mailboxes_get_nothing(String kind, String to) {
        assertThat(failure(kind, to(to)).kind()).isEqualTo(Kind.REFUSED);
        assertThat(smtp.mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, REFUSED",
        "RCPT, 450 4.2.0 greylisted, NOT_SENT",
        "MAIL, 451 later, NOT_SENT",
        "DATA, 554 no, REFUSED",
        "END, 552 too big, REFUSED",
        "END, 421 shutting down, NOT_SENT",
        "AUTH, 535 5.7.8 wrong, MAILBOX",
        "GREETING, 421 too busy, NOT_SENT"
    })
    void what_the_server_answers_decides(String at, String answer, Kind kind) {
        smtp.answer(at, answer);

        assertThat(failure("reply", TO).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"GREETING, NOT_SENT", "RCPT, NOT_SENT", "DATA, NOT_SENT", "END, LOST"})
    void a_connection_that_breaks_is_tried_again_unless_the_server_had_the_mail(String at, Kind kind) {
        smtp.hangUpAt(at);

        assertThat(failure("reply", TO).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"EHLO, NOT_SENT", "RCPT, NOT_SENT", "END, LOST"})
    void a_server_that_says_nothing_is_given_up_after_the_timeout(String at, Kind kind) {
        smtp.sayNothingAt(at);

        assertThat(failure("reply", TO).kind()).isEqualTo(kind);
    }

    @Test
    void no_secret_is_said_to_a_server_without_starttls() {
        settings.remove("smtpSecurity");

        SendFailure failure = failure("reply", TO);

        assertThat(failure.kind()).isEqualTo(Kind.NOT_SENT);
        assertThat(failure).hasMessageContaining("STARTTLS");
        assertThat(smtp.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void neither_a_failure_nor_the_mailbox_prints_the_password() {
        smtp.answer("AUTH", "535 " + PASSWORD + " is wrong");

        assertThat(failure("reply", TO)).hasMessageNotContaining(PASSWORD);
        assertThat(Mailbox.of(name -> settings.getOrDefault(name, "")).toString())
                .contains("support@harbour.example")
                .doesNotContain(PASSWORD);
    }

    @Test
    void a_channel_without_a_server_sends_nothing_and_says_what_is_missing() {
        settings.remove("smtpHost");

        assertThat(failure("reply", TO)).hasMessageContaining("set its smtpHost");
    }

    private static String decoded(String line) {
        return new String(
                java.util.Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_mailbox_with_an_access_token_sends_with_it_and_one_that_is_refused_is_renewed_once() throws Exception {
        smtp.answer("EHLO", "250-fake\r\n250 AUTH PLAIN XOAUTH2").answerOnce("AUTH", "535 expired");
        try (TokenEndpoint endpoint = TokenEndpoint.start()) {
            AccessTokens tokens = tokensOf(endpoint);
            tokens.current();

            sender(tokens).send(new Notice("reply", "en", "hello", TO));

            assertThat(smtp.mails()).hasSize(1);
            assertThat(login(0)).contains("user=support@harbour.example", "Bearer at-1");
            assertThat(login(1)).contains("Bearer at-2");
        }
    }

    @Test
    void a_fresh_access_token_that_is_refused_is_the_mailboxs_trouble_and_not_told() throws Exception {
        smtp.answer("EHLO", "250-fake\r\n250 AUTH XOAUTH2").answer("AUTH", "535 no");
        try (TokenEndpoint endpoint = TokenEndpoint.start()) {
            SendFailure failure = catchThrowableOfType(
                    SendFailure.class, () -> sender(tokensOf(endpoint)).send(new Notice("reply", "en", "hello", TO)));

            assertThat(failure.kind()).isEqualTo(Kind.MAILBOX);
            assertThat(failure).hasMessageContaining("refused the access token").hasMessageNotContaining("at-1");
            assertThat(endpoint.asked()).hasSize(1);
        }
    }

    @Test
    void where_no_access_token_is_to_be_had_the_mail_is_sent_later() throws Exception {
        try (TokenEndpoint endpoint = TokenEndpoint.start()) {
            endpoint.answer(503, "{}");
            SendFailure failure = catchThrowableOfType(
                    SendFailure.class, () -> sender(tokensOf(endpoint)).send(new Notice("reply", "en", "hello", TO)));

            assertThat(failure.kind()).isEqualTo(Kind.NOT_SENT);
            assertThat(smtp.mails()).isEmpty();
        }
    }

    private static AccessTokens tokensOf(TokenEndpoint endpoint) {
        return new OAuthClients(Clock.systemUTC()).of(new OAuthClient(endpoint.uri(), "client", "s", "grant", ""));
    }

    private String login(int attempt) {
        String line = smtp.commands().stream()
                .filter(command -> command.startsWith("AUTH XOAUTH2"))
                .toList()
                .get(attempt);
        return new String(
                java.util.Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)),
                StandardCharsets.UTF_8);
    }

    private static Map<String, String> to(String address) {
        Map<String, String> to = new HashMap<>(TO);
        to.put("to", address);
        return to;
    }

    private void send(String kind, String text, Map<String, String> to) throws SendFailure {
        sender(null).send(new Notice(kind, "en", text, to));
    }

    private EmailSender sender(AccessTokens tokens) {
        return new EmailSender(Mailbox.of(name -> settings.getOrDefault(name, "")), tokens, Duration.ofMillis(1500));
    }

    private SendFailure failure(String kind, Map<String, String> to) {
        return catchThrowableOfType(SendFailure.class, () -> send(kind, "hello", to));
    }

    private MimeMessage received() throws Exception {
        return new MimeMessage(
                null, new ByteArrayInputStream(smtp.mails().get(0).getBytes(StandardCharsets.UTF_8)));
    }
}
