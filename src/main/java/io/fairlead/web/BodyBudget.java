package io.fairlead.web;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of large bodies may be on their way at once: each is in memory while it is read, and many together would
 * take the heap of everybody else. Small bodies are not counted.
 */
final class BodyBudget {
    private static final long SMALL = 1_000_000;
    private static final int SHARE_OF_HEAP = 10;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** A tenth of the heap: while it is read and sealed, a body exists several times. */
    static BodyBudget ofHeap() {
        return new BodyBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /**
     * Takes what the body will need; one body alone is always welcome.
     *
     * @return what must be given back, 0 for a small body, -1 when it has to wait
     */
    long take(long bytes) {
        if (bytes <= SMALL) {
            return 0;
        }
        long now = taken.addAndGet(bytes);
        if (now > most && now > bytes) {
            taken.addAndGet(-bytes);
            return -1;
        }
        return bytes;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
