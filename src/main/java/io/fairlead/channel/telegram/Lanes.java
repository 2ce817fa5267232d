package io.fairlead.channel.telegram;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Hands updates on several at a time, because each waits for its commit, and those of one chat one after the other. A
 * lane stops at its first failure, so that nothing overtakes the update that failed.
 */
final class Lanes {
    /** Takes one update; throws when it was not accepted. */
    interface Taker {
        void take(RawUpdate update) throws IOException;
    }

    /**
     * @param accepted keys of the updates that were accepted
     * @param failure why another was not, null when all were
     */
    record Result(Set<String> accepted, IOException failure) {}

    private final ExecutorService threads;
    private final int count;

    Lanes(ExecutorService threads, int count) {
        this.threads = threads;
        this.count = count;
    }

    Result handOn(List<RawUpdate> updates, Taker taker) throws InterruptedException {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        List<Future<IOException>> running = new ArrayList<>();
        for (List<RawUpdate> lane : split(updates)) {
            if (!lane.isEmpty()) {
                running.add(threads.submit(() -> run(lane, taker, accepted)));
            }
        }
        IOException failure = null;
        for (Future<IOException> lane : running) {
            IOException of = result(lane);
            failure = failure == null ? of : failure;
        }
        return new Result(accepted, failure);
    }

    private List<List<RawUpdate>> split(List<RawUpdate> updates) {
        List<List<RawUpdate>> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lanes.add(new ArrayList<>());
        }
        updates.forEach(update ->
                lanes.get(Math.floorMod(update.chat().hashCode(), count)).add(update));
        return lanes;
    }

    private static IOException run(List<RawUpdate> lane, Taker taker, Set<String> accepted) {
        try {
            for (RawUpdate update : lane) {
                taker.take(update);
                accepted.add(update.key());
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static IOException result(Future<IOException> lane) throws InterruptedException {
        try {
            return lane.get();
        } catch (ExecutionException e) {
            return new IOException("an update was not accepted; it comes again", e.getCause());
        }
    }
}
