package io.fairlead.channel.email;

/** Why a mail did not go out, or may not have; its message names no password and nothing of the mail. */
public final class SendFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** The closed list; each says whether it may be sent again. */
    public enum Kind {
        /** The server did not take it, or was not reached: try again. */
        NOT_SENT,
        /** The mailbox's own settings are wrong, such as the password: try again, later. */
        MAILBOX,
        /** The server will never take it. */
        REFUSED,
        /** The server had all of it and its answer got lost: it may have been sent. */
        LOST
    }

    private final Kind kind;

    SendFailure(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
