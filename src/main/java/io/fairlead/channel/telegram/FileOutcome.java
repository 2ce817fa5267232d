package io.fairlead.channel.telegram;

import java.time.Duration;

/**
 * What became of a file that was asked for. Only after {@link State#FETCHED} is what was written the file; after any
 * other it is a piece of it, or nothing.
 *
 * @param reason why it was not fetched, without the token; empty when it was
 * @param retryAfter how long to wait before it is tried again; zero unless {@link State#TRY_AGAIN}
 * @param bytes how many were written
 */
public record FileOutcome(State state, String reason, Duration retryAfter, long bytes) {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WRONG_TOKEN_FOR = Duration.ofSeconds(60);

    /** The closed list; each says what to do next. */
    public enum State {
        FETCHED,
        /** Larger than Telegram hands out, or than configuration allows: note it, do not ask again. */
        TOO_BIG,
        /** Telegram does not have it any more, or never had: note it, do not ask again. */
        GONE,
        /** Telegram is away, or wants us to wait. */
        TRY_AGAIN
    }

    static FileOutcome fetched(long bytes) {
        return new FileOutcome(State.FETCHED, "", Duration.ZERO, bytes);
    }

    static FileOutcome tooBig(long atMost) {
        return new FileOutcome(State.TOO_BIG, "larger than " + atMost + " bytes", Duration.ZERO, 0);
    }

    static FileOutcome gone(String reason) {
        return new FileOutcome(State.GONE, reason, Duration.ZERO, 0);
    }

    static FileOutcome tryAgain(String reason, Duration wait) {
        return new FileOutcome(State.TRY_AGAIN, reason, wait.compareTo(SOON) < 0 ? SOON : wait, 0);
    }

    /** What getFile's failure means; its words are the only thing that tells too big from gone. */
    static FileOutcome of(BotApiException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (failure.kind() != BotApiException.Kind.REFUSED) {
            return tryAgain(reason, failure.retryAfter());
        }
        return switch (failure.code()) {
            case 429 -> tryAgain(reason, failure.retryAfter());
            // The bot's fault and not the file's.
            case 401, 404 -> tryAgain(reason, WRONG_TOKEN_FOR);
            default ->
                reason.contains("too big")
                        ? new FileOutcome(State.TOO_BIG, reason, Duration.ZERO, 0)
                        : reason.contains("temporarily") ? tryAgain(reason, WRONG_TOKEN_FOR) : gone(reason);
        };
    }
}
