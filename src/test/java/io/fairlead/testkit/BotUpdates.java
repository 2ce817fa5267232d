package io.fairlead.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The updates that wait for one bot, with the documented meaning of offset, limit, timeout and allowed_updates. */
final class BotUpdates {
    static final String OTHER_POLLER =
            "Conflict: terminated by other getUpdates request;" + " make sure that only one bot instance is running";
    static final String WEBHOOK_SET = "Conflict: can't use getUpdates method while webhook is active;"
            + " use deleteWebhook to delete the webhook first";
    /** Telegram sends these only to a bot that names them. */
    private static final Set<String> ON_REQUEST = Set.of("chat_member", "message_reaction", "message_reaction_count");

    private final TreeMap<Long, ObjectNode> waiting = new TreeMap<>();
    private Set<String> allowed = Set.of();
    private long next = 1000;
    private long poller;
    private boolean closed;

    synchronized long add(ObjectNode update) {
        if (!isAllowed(update)) {
            return 0;
        }
        long id = update.path("update_id").asLong(next);
        ObjectNode numbered = BotAnswer.JSON.createObjectNode().put("update_id", id);
        ObjectNode content = update.deepCopy();
        content.remove("update_id");
        numbered.setAll(content);
        next = Math.max(next, id) + 1;
        waiting.put(id, numbered);
        notifyAll();
        return id;
    }

    private boolean isAllowed(ObjectNode update) {
        for (var field : update.properties()) {
            if (field.getValue().isObject()) {
                return allowed.isEmpty() ? !ON_REQUEST.contains(field.getKey()) : allowed.contains(field.getKey());
            }
        }
        return true;
    }

    synchronized BotAnswer get(JsonNode parameters) throws InterruptedException {
        allow(parameters.path("allowed_updates"));
        long me = ++poller;
        notifyAll();
        long offset = parameters.path("offset").asLong();
        if (offset > 0) {
            waiting.headMap(offset).clear();
        } else if (offset < 0) {
            while (waiting.size() > -offset) {
                waiting.pollFirstEntry();
            }
        }
        long deadline = System.nanoTime()
                + TimeUnit.SECONDS.toNanos(parameters.path("timeout").asLong());
        long left = deadline - System.nanoTime();
        while (waiting.isEmpty() && left > 0 && me == poller && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        if (me != poller) {
            return BotAnswer.no(409, OTHER_POLLER);
        }
        int limit = Math.max(1, Math.min(100, parameters.path("limit").asInt(100)));
        return BotAnswer.ok(waiting.values().stream().limit(limit).toList());
    }

    synchronized void allow(JsonNode kinds) {
        if (kinds.isArray()) {
            Set<String> named = new HashSet<>();
            kinds.forEach(kind -> named.add(kind.asText()));
            allowed = named;
        }
    }

    synchronized List<Long> waiting() {
        return new ArrayList<>(waiting.keySet());
    }

    synchronized ObjectNode first() {
        return waiting.isEmpty() ? null : waiting.firstEntry().getValue();
    }

    synchronized void confirm(long id) {
        waiting.remove(id);
        notifyAll();
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized Set<String> allowed() {
        return allowed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until every update has been confirmed. */
    synchronized boolean awaitEmpty(long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = deadline - System.nanoTime(); !waiting.isEmpty() && left > 0; ) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 20_000_000));
            left = deadline - System.nanoTime();
        }
        return waiting.isEmpty();
    }
}
