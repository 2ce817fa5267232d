package io.fairlead.access;

import java.util.stream.IntStream;

/**
 * How long a session lives, and how much may be asked.
 *
 * @param idleMinutes without a request
 * @param sessionHours in all, however busy
 * @param signInsAMinute from one address, right or wrong
 * @param requestsAMinute of one person or token's owner
 * @param postsAtOnce of strangers, worked on at the same time
 */
public record Limits(int idleMinutes, int sessionHours, int signInsAMinute, int requestsAMinute, int postsAtOnce) {

    /** @throws IllegalStateException when one of them would let nobody in */
    public Limits {
        if (IntStream.of(idleMinutes, sessionHours, signInsAMinute, requestsAMinute, postsAtOnce)
                .anyMatch(limit -> limit < 1)) {
            throw new IllegalStateException("each of fairlead.session.idle-minutes, fairlead.session.hours and"
                    + " fairlead.limits.* must be at least 1");
        }
    }
}
