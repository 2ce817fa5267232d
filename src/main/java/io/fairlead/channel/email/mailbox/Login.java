package io.fairlead.channel.email.mailbox;

import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** A way to log in. What it throws and what it is printed as never tells a secret. */
interface Login {
    /** @throws MailboxException of the kind LOGIN_REFUSED when the server does not let us in */
    void on(IMAPProtocol imap, String server) throws MailboxException, InterruptedException;

    /** After a refusal: whether another try, with something renewed, may do better. */
    boolean renewed();
}
