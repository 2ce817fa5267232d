package io.fairlead.testkit;

/**
 * One thing that goes wrong on the way; injected with {@link FakeBotApi#failNext}.
 *
 * @param status HTTP status of the answer, 0 where there is none
 * @param retryAfter seconds, 0 for none
 */
public record BotFault(Kind kind, int status, int retryAfter) {
    /** What happens to the request and to its answer. */
    public enum Kind {
        /** Nothing: lets one call through before the next fault in line. */
        NONE,
        /** The method is not carried out; the answer says so. */
        ANSWER,
        /** The connection ends before the method is carried out. */
        CUT_BEFORE,
        /** The method is carried out and the connection ends without an answer. */
        CUT_AFTER,
        /** The method is carried out and half of its answer arrives. */
        HALF,
        /** The method is carried out and the answer is no JSON. */
        GARBAGE,
        /** No answer, and the connection stays open until the server is closed. */
        HANG
    }

    public static BotFault status(int status) {
        return new BotFault(Kind.ANSWER, status, 0);
    }

    public static BotFault tooManyRequests(int retryAfterSeconds) {
        return new BotFault(Kind.ANSWER, 429, retryAfterSeconds);
    }

    public static BotFault of(Kind kind) {
        return new BotFault(kind, 0, 0);
    }
}
