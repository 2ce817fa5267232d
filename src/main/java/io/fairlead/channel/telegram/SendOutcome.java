package io.fairlead.channel.telegram;

import java.time.Duration;
import java.util.Map;

/**
 * What became of a notice.
 *
 * @param reason why, when it was not sent; without the token and without the notice's text
 * @param retryAfter how long to wait before it is tried again; zero unless {@link State#RETRY}
 * @param part the first part of it that is not known to be sent: pass it back as {@link TelegramSender#PART}
 * @param files how many of its files have gone out, -1 while its words have not all: pass it back as
 *     {@link TelegramSender#FILE}
 * @param messageId the number of the last message sent, 0 when none was
 */
public record SendOutcome(State state, String reason, Duration retryAfter, int part, int files, long messageId) {
    private static final Duration UNREACHABLE_FOR = Duration.ofSeconds(5);
    private static final Duration WRONG_TOKEN_FOR = Duration.ofSeconds(60);

    /** The closed list of outcomes. */
    public enum State {
        SENT,
        /** What was to be sent now went out, and there is more. */
        GOES_ON,
        /** Certainly not sent, and worth another try after the wait. */
        RETRY,
        /** Telegram will never take it: the customer blocked the bot, or the chat is gone. */
        REFUSED,
        /** The answer got lost: it may have been sent; configuration decides whether to risk a second. */
        UNKNOWN
    }

    static SendOutcome sent(long messageId, int parts) {
        return new SendOutcome(State.SENT, "", Duration.ZERO, parts, -1, messageId);
    }

    /** The same outcome once so many files have gone out. */
    SendOutcome after(int sentFiles) {
        return new SendOutcome(state, reason, retryAfter, part, sentFiles, messageId);
    }

    SendOutcome goingOn() {
        return new SendOutcome(State.GOES_ON, reason, retryAfter, part, files, messageId);
    }

    /** What the outbox has to keep for the next time. */
    public Map<String, String> place() {
        String parts = String.valueOf(part);
        return files < 0
                ? Map.of(TelegramSender.PART, parts)
                : Map.of(TelegramSender.PART, parts, TelegramSender.FILE, String.valueOf(files));
    }

    static SendOutcome refused(String reason, int part) {
        return new SendOutcome(State.REFUSED, reason, Duration.ZERO, part, -1, 0);
    }

    static SendOutcome retry(String reason, Duration wait, int part) {
        return new SendOutcome(State.RETRY, reason, wait, part, -1, 0);
    }

    static SendOutcome of(BotApiException failure, int part) {
        String reason = failure.getMessage();
        return switch (failure.kind()) {
            case NOT_SENT -> retry(reason, UNREACHABLE_FOR, part);
            case LOST -> new SendOutcome(State.UNKNOWN, reason, Duration.ZERO, part, -1, 0);
            case REFUSED ->
                switch (failure.code()) {
                    case 429 -> retry(reason, failure.retryAfter(), part);
                    // The bot's fault and not the notice's.
                    case 401, 404 -> retry(reason, WRONG_TOKEN_FOR, part);
                    default -> refused(reason, part);
                };
        };
    }
}
