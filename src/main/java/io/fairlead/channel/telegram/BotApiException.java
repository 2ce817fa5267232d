package io.fairlead.channel.telegram;

import java.io.IOException;
import java.time.Duration;

/** A call to the Bot API that brought no result; its message tells the cause and never holds the token. */
public final class BotApiException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Whether Telegram may have done what was asked. */
    public enum Kind {
        /** The request never left: asking again cannot double anything. */
        NOT_SENT,
        /** The request left and no readable answer came: Telegram may have done it. */
        LOST,
        /** Telegram answered no. */
        REFUSED
    }

    private final Kind kind;
    private final int code;
    private final Duration retryAfter;
    private final long migratedTo;

    BotApiException(Kind kind, String message) {
        this(kind, message, 0, Duration.ZERO, 0);
    }

    BotApiException(Kind kind, String message, int code, Duration retryAfter, long migratedTo) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
        this.migratedTo = migratedTo;
    }

    public Kind kind() {
        return kind;
    }

    /** Telegram's error code, 0 when there was no answer. */
    public int code() {
        return code;
    }

    /** Whether nothing can be polled because a webhook is set. */
    boolean isAboutWebhook() {
        return code == 409 && getMessage().contains("webhook");
    }

    /** How long Telegram asks to wait; zero when it does not. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The supergroup that the addressed group has become, 0 when it has not. */
    public long migratedTo() {
        return migratedTo;
    }
}
