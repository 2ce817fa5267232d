package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

/** Says in plain words what Java and Angus Mail throw when a mail server cannot be talked to. */
final class Failures {
    private static final int LONGEST = 200;

    private Failures() {}

    /** A connection that could not be made, or broke. */
    static MailboxException broken(String server, Exception failure) {
        return new MailboxException(Kind.BROKEN, server + " " + predicate(root(failure)));
    }

    /** A command that was answered NO or BAD; a connection that broke meanwhile stays one. */
    static MailboxException refused(
            Kind kind, String server, String what, ProtocolException failure, List<String> secrets) {
        Response response = failure.getResponse();
        if (response == null || response.isBYE() || response.getException() != null) {
            return broken(server, failure);
        }
        return new MailboxException(kind, server + " " + what + ": " + clean(response.getRest(), secrets));
    }

    private static Throwable root(Exception failure) {
        Throwable cause = failure;
        if (failure instanceof ProtocolException protocol
                && protocol.getResponse() != null
                && protocol.getResponse().getException() != null) {
            cause = protocol.getResponse().getException();
        }
        while (cause.getCause() != null && !(cause instanceof SSLException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String predicate(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "is not known to the name service; is the name right?";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "does not accept connections (" + clean(cause.getMessage(), List.of()) + ")";
        }
        if (cause instanceof SocketTimeoutException) {
            return "does not answer (" + clean(cause.getMessage(), List.of()) + ")";
        }
        if (cause instanceof SSLException) {
            return "cannot be talked to over TLS: " + clean(cause.getMessage(), List.of());
        }
        if (cause instanceof ProtocolException protocol && protocol.getResponse() != null) {
            return "ended the connection: " + clean(protocol.getResponse().getRest(), List.of());
        }
        if (cause instanceof IOException) {
            return "cut the connection (" + clean(cause.getMessage(), List.of()) + ")";
        }
        return "cannot be talked to (" + cause.getClass().getSimpleName() + ")";
    }

    /** A server's words: one line, short, and without the secrets, should it repeat them. */
    static String clean(String words, List<String> secrets) {
        String text = words == null ? "no reason given" : words;
        for (String secret : secrets) {
            text = secret.isEmpty() ? text : text.replace(secret, "***");
        }
        text = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
