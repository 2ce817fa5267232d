package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import java.util.List;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** A user's name and password; AUTHENTICATE PLAIN where the server has it, since LOGIN knows ASCII only. */
final class PasswordLogin implements Login {
    private final String user;
    private final String password;

    PasswordLogin(String user, String password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public void on(IMAPProtocol imap, String server) throws MailboxException {
        try {
            if (imap.hasCapability("AUTH=PLAIN")) {
                imap.authplain(null, user, password);
            } else if (imap.hasCapability("LOGINDISABLED")) {
                throw new MailboxException(
                        Kind.LOGIN_REFUSED,
                        server + " lets nobody log in with a password on this connection; use imaps");
            } else {
                imap.login(user, password);
            }
        } catch (ProtocolException e) {
            throw Failures.refused(Kind.LOGIN_REFUSED, server, "refuses the login of " + user, e, List.of(password));
        }
    }

    @Override
    public boolean renewed() {
        return false;
    }
}
