package io.fairlead.notice;

import java.time.Duration;
import java.util.Map;

/**
 * What became of a notice that was handed to its channel.
 *
 * @param reason in plain words, no secret, empty when sent
 * @param retryIn only for {@link State#RETRY}
 * @param from what the recipient is told besides when it is sent again, so that nothing of it goes out twice
 */
public record Outcome(State state, String reason, Duration retryIn, Map<String, String> from) {
    /** The closed list; each says what to do next. */
    public enum State {
        /** The channel took it: done. */
        SENT,
        /** A part of it went out, and the rest is sent right after this is written down. */
        GOES_ON,
        /** Not taken and surely not sent: send again after a pause. */
        RETRY,
        /** The channel will never take it (blocked by the user, chat gone): done, shown to the agent. */
        REFUSED,
        /** It may or may not have been sent: configuration says whether it is shown to the agent, or sent again. */
        UNKNOWN
    }

    public Outcome {
        from = Map.copyOf(from);
    }

    public static Outcome sent() {
        return new Outcome(State.SENT, "", Duration.ZERO, Map.of());
    }

    public static Outcome goesOn() {
        return new Outcome(State.GOES_ON, "", Duration.ZERO, Map.of());
    }

    public static Outcome retry(String reason, Duration in) {
        return new Outcome(State.RETRY, reason, in, Map.of());
    }

    public static Outcome refused(String reason) {
        return new Outcome(State.REFUSED, reason, Duration.ZERO, Map.of());
    }

    public static Outcome unknown(String reason) {
        return new Outcome(State.UNKNOWN, reason, Duration.ZERO, Map.of());
    }

    /** The same outcome of a notice of which a part has gone out. */
    public Outcome from(Map<String, String> place) {
        return new Outcome(state, reason, retryIn, place);
    }
}
