package io.fairlead.ticket;

/** An inbound that can never become a message as it is: it goes to quarantine, whole; a retry does not help. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason in plain words, without any of the message's text. */
    public UnreadableException(String reason) {
        super(reason);
    }

    public UnreadableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
