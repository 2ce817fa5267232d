package io.fairlead.channel.email.mailbox;

/** Why a mailbox cannot be read: one sentence for people, which never quotes a secret or a mail. */
final class MailboxException extends Exception {
    /** What became of the connection. */
    enum Kind {
        /** The server said no to this one command; the connection still works. */
        COMMAND_REFUSED,
        /** The server does not let us in. */
        LOGIN_REFUSED,
        /** The connection is of no more use. */
        BROKEN
    }

    private final Kind kind;

    MailboxException(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
