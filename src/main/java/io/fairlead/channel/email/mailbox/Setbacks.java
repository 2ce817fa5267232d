package io.fairlead.channel.email.mailbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What failed lately, shared by the lanes of a folder. A sender's later mails wait for the one that failed; where
 * several fail in a row it is not the mails' fault, and all wait.
 */
final class Setbacks {
    private static final int ALL_STOP = 3;

    private final AtomicInteger inARow = new AtomicInteger();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    boolean holds(String sender) {
        return waiting.contains(sender);
    }

    boolean allStop() {
        return inARow.get() >= ALL_STOP;
    }

    void failed(String sender) {
        waiting.add(sender);
        inARow.incrementAndGet();
    }

    /** It was not tried, so that its sender's later mails must not be either. */
    void holdBack(String sender) {
        waiting.add(sender);
    }

    void went() {
        inARow.set(0);
    }

    /** Those that failed are about to be tried again. */
    void release() {
        waiting.clear();
    }
}
