package io.fairlead.ticket;

/** The guard could not finish its work: the message is put on hold, sealed, because nothing unread may be stored. */
public final class WithheldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WithheldException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
