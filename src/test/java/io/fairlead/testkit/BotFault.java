package io.fairlead.testkit;

import java.util.List;
import java.util.Random;

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
        /** The method is not carried out; the answer before is given once more, as a proxy with a cache would. */
        REPEAT,
        /** No answer, and the connection stays open until the server is closed. */
        HANG
    }

    /** Anything that can go wrong with a poll, short of a long wait. */
    static BotFault random(Random random) {
        int chosen = random.nextInt(20);
        return switch (chosen) {
            case 0 -> tooManyRequests(1);
            case 1, 2, 3 -> status(List.of(401, 409, 500).get(chosen - 1));
            case 4, 5, 6, 7 -> status(502 + random.nextInt(3));
            case 8, 9, 10 -> of(Kind.CUT_BEFORE);
            case 11, 12, 13 -> of(Kind.CUT_AFTER);
            case 14, 15 -> of(Kind.HALF);
            case 16 -> of(Kind.GARBAGE);
            default -> of(Kind.REPEAT);
        };
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
