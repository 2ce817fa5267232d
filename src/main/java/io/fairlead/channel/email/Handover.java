package io.fairlead.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An SMTP connection that remembers whether the server had the whole mail: from then on a silence is no refusal. */
final class Handover extends SMTPTransport {
    private boolean complete;

    Handover(Session session, boolean tls) {
        super(session, new URLName("smtp", null, -1, null, null, null), "smtp", tls);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        complete = true;
        super.finishData();
    }

    /** True when the end of the mail was sent, or may have been. */
    boolean isComplete() {
        return complete;
    }
}
