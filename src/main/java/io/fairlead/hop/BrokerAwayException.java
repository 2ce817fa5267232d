package io.fairlead.hop;

/** The broker did not take a message: it stays with its source and comes again. */
public final class BrokerAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerAwayException(Throwable cause) {
        super("the broker between channels and intake cannot be reached", cause);
    }
}
