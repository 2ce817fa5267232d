package io.fairlead.channel.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one bot below what Telegram allows: 30 messages a second in all, 20 a minute to a group and one a second to a
 * person. It does not wait; it says how long to.
 *
 * <p>Source: core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.
 */
public final class Pace {
    private record Limit(int messages, Duration in) {}

    private static final Limit ALL = new Limit(30, Duration.ofSeconds(1));
    private static final Limit GROUP = new Limit(20, Duration.ofMinutes(1));
    private static final Limit PERSON = new Limit(1, Duration.ofSeconds(1));

    private final Clock clock;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> sentTo = new HashMap<>();
    private Instant closedUntil = Instant.MIN;

    public Pace(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes places for some messages to one chat and returns zero, or how long to wait before there are so many. More
     * than a whole limit at once is let through as soon as the limit is free.
     */
    public synchronized Duration take(String chat, int messages) {
        Instant now = clock.instant();
        forget(now);
        Deque<Instant> there = sentTo.computeIfAbsent(chat, unused -> new ArrayDeque<>());
        Duration wait = longest(
                left(closedUntil, now),
                longest(until(sent, ALL, messages, now), until(there, limit(chat), messages, now)));
        for (int i = 0; wait.isZero() && i < messages; i++) {
            sent.addLast(now);
            there.addLast(now);
        }
        return wait;
    }

    /** Telegram has asked for silence: nothing goes out until it is over. */
    public synchronized void close(Duration retryAfter) {
        Instant until = clock.instant().plus(retryAfter);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }

    private void forget(Instant now) {
        trim(sent, ALL, now);
        sentTo.forEach((chat, there) -> trim(there, limit(chat), now));
        sentTo.values().removeIf(Deque::isEmpty);
    }

    private static Limit limit(String chat) {
        return chat.startsWith("-") || chat.startsWith("@") ? GROUP : PERSON;
    }

    private static void trim(Deque<Instant> sent, Limit limit, Instant now) {
        while (!sent.isEmpty() && !sent.peekFirst().plus(limit.in()).isAfter(now)) {
            sent.removeFirst();
        }
    }

    private static Duration until(Deque<Instant> sent, Limit limit, int messages, Instant now) {
        int over = sent.size() + Math.min(messages, limit.messages()) - limit.messages();
        for (Instant time : sent) {
            if (--over == 0) {
                return left(time.plus(limit.in()), now);
            }
        }
        return Duration.ZERO;
    }

    private static Duration left(Instant until, Instant now) {
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
