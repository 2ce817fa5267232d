package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
     * @param accepted numbers of the updates that were accepted
     * @param failure why another was not, null when all were
     */
    record Result(Set<Long> accepted, IOException failure) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads;
    private final int count;

    Lanes(ExecutorService threads, int count) {
        this.threads = threads;
        this.count = count;
    }

    Result handOn(List<RawUpdate> updates, Taker taker) throws InterruptedException {
        Set<Long> accepted = ConcurrentHashMap.newKeySet();
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
                lanes.get(Math.floorMod(chat(update).hashCode(), count)).add(update));
        return lanes;
    }

    private static String chat(RawUpdate update) {
        try {
            for (JsonNode content : JSON.readTree(update.json())) {
                if (content.isObject()) {
                    return content.path("chat").path("id").asText();
                }
            }
        } catch (IOException e) {
            // no chat then: the normaliser says what is wrong with it
        }
        return "";
    }

    private static IOException run(List<RawUpdate> lane, Taker taker, Set<Long> accepted) {
        try {
            for (RawUpdate update : lane) {
                taker.take(update);
                accepted.add(update.id());
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
