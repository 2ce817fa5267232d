package io.fairlead.channel.email;

import io.fairlead.channel.email.SendFailure.Kind;
import io.fairlead.ticket.Notice;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Sends a notice as a mail through camel-mail's sender, with timeouts, one connection each. Never to one of our own
 * addresses, and nothing automatic to an address that nobody reads: two machines would answer each other for ever.
 */
public final class EmailSender {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Mailbox mailbox;
    private final AccessTokens tokens;
    private final Duration timeout;

    /**
     * @param tokens which let us in by XOAUTH2; null for the mailbox's password
     * @param timeout for each answer of the server
     */
    public EmailSender(Mailbox mailbox, AccessTokens tokens, Duration timeout) {
        this.mailbox = mailbox;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    /** Returns when the server took the mail; an access token that it refuses is renewed once. */
    public void send(Notice notice) throws SendFailure {
        requireSendable(notice);
        try {
            handOver(notice);
        } catch (SendFailure e) {
            if (e.kind() != Kind.MAILBOX || tokens == null || !tokens.forget()) {
                throw e;
            }
            handOver(notice);
        }
    }

    private void handOver(Notice notice) throws SendFailure {
        Session session = Session.getInstance(properties());
        Handover handover = new Handover(session, mailbox.security() == Mailbox.Security.TLS);
        DefaultJavaMailSender sender = new DefaultJavaMailSender() {
            @Override
            protected Transport getTransport(Session ignored) {
                return handover;
            }
        };
        sender.setSession(session);
        sender.setHost(mailbox.host());
        sender.setPort(mailbox.port() == 0 ? usualPort() : mailbox.port());
        if (!mailbox.user().isEmpty()) {
            sender.setUsername(mailbox.user());
            sender.setPassword(tokens == null ? mailbox.password() : accessToken());
        }
        MimeMessage mail = written(notice, session);
        try {
            sender.send(mail);
        } catch (MessagingException e) {
            throw failure(e, handover);
        }
    }

    private String accessToken() throws SendFailure {
        try {
            return tokens.current();
        } catch (AccessException e) {
            throw new SendFailure(Kind.NOT_SENT, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailure(Kind.NOT_SENT, "stopped while asking for an access token");
        }
    }

    private MimeMessage written(Notice notice, Session session) throws SendFailure {
        try {
            return OutgoingMail.of(notice, mailbox, session);
        } catch (MessagingException e) {
            throw new SendFailure(Kind.REFUSED, "no mail can be written to the recipient's address");
        }
    }

    private void requireSendable(Notice notice) throws SendFailure {
        String to = notice.to().getOrDefault("to", "");
        if (mailbox.host().isEmpty()) {
            throw new SendFailure(Kind.REFUSED, "the channel has no mail server to send through; set its smtpHost");
        }
        if (mailbox.addresses().isEmpty()) {
            throw new SendFailure(Kind.REFUSED, "the channel has no address to send from; set its address");
        }
        if (!OutgoingMail.isAddress(to)) {
            throw new SendFailure(Kind.REFUSED, "the recipient has no usable address");
        }
        if (mailbox.isOwn(to) || OutgoingMail.isAutomatic(notice) && NoAnswer.isNobody(to)) {
            throw new SendFailure(Kind.REFUSED, "the recipient is a machine or one of our own mailboxes");
        }
        if (notice.text().isBlank()) {
            throw new SendFailure(Kind.REFUSED, "a notice without text");
        }
    }

    private int usualPort() {
        return switch (mailbox.security()) {
            case TLS -> 465;
            case STARTTLS -> 587;
            case NONE -> 25;
        };
    }

    private Properties properties() {
        Properties properties = new Properties();
        boolean startTls = mailbox.security() == Mailbox.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(!mailbox.user().isEmpty()));
        if (tokens != null) {
            properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(timeout.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(timeout.toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    private SendFailure failure(MessagingException e, Handover handover) {
        if (e instanceof AuthenticationFailedException) {
            String what = tokens == null ? "user and password" : "the access token of " + mailbox.user();
            return new SendFailure(Kind.MAILBOX, "the mail server " + mailbox.host() + " refused " + what);
        }
        int code = code(e);
        if (code >= 500) {
            return new SendFailure(Kind.REFUSED, "the mail server " + mailbox.host() + " refused the mail: " + code);
        }
        if (code >= 400) {
            return new SendFailure(Kind.NOT_SENT, "the mail server " + mailbox.host() + " says later: " + code);
        }
        if (handover.isComplete()) {
            return new SendFailure(
                    Kind.LOST,
                    "the mail server " + mailbox.host() + " had the mail and did not say whether it took it");
        }
        return new SendFailure(
                Kind.NOT_SENT, "the mail server " + mailbox.host() + " was not reached, or broke off: " + cause(e));
    }

    /** The server's answer, 0 where it gave none. */
    private static int code(Exception e) {
        int code = 0;
        for (Exception next = e;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
            } else if (next instanceof SMTPSenderFailedException sender) {
                code = sender.getReturnCode();
            } else if (next instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
                code = send.getReturnCode();
            }
        }
        return code;
    }

    /** While connecting nothing of the mail has been said, so that the words can be shown. */
    private static String cause(MessagingException e) {
        Exception next = e.getNextException();
        boolean connecting = e instanceof MailConnectException || next == null;
        return connecting
                ? Text.oneLine(String.valueOf(e.getMessage()))
                : next.getClass().getSimpleName();
    }
}
