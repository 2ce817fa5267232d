package io.fairlead.channel.email;

/** No access token is to be had now; the message says why and holds no secret. */
public final class AccessException extends Exception {
    private static final long serialVersionUID = 1L;

    AccessException(String reason) {
        super(reason);
    }
}
