package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.AccessException;
import io.fairlead.channel.email.AccessTokens;
import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import java.util.List;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** XOAUTH2 with an access token; one that the server refuses is renewed once. */
final class OAuthLogin implements Login {
    private final String user;
    private final AccessTokens tokens;

    OAuthLogin(String user, AccessTokens tokens) {
        this.user = user;
        this.tokens = tokens;
    }

    @Override
    public void on(IMAPProtocol imap, String server) throws MailboxException, InterruptedException {
        if (!imap.hasCapability("AUTH=XOAUTH2")) {
            throw new MailboxException(Kind.LOGIN_REFUSED, server + " does not offer XOAUTH2; use a password");
        }
        String token = token();
        try {
            imap.authoauth2(user, token);
        } catch (ProtocolException e) {
            throw Failures.refused(
                    Kind.LOGIN_REFUSED, server, "refuses the access token of " + user, e, List.of(token));
        }
    }

    private String token() throws MailboxException, InterruptedException {
        try {
            return tokens.current();
        } catch (AccessException e) {
            throw new MailboxException(Kind.BROKEN, e.getMessage());
        }
    }

    @Override
    public boolean renewed() {
        return tokens.forget();
    }
}
