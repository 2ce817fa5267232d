package io.fairlead.channel.telegram;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which updates of one bot have been accepted, and from which number on Telegram shall send. Used by one thread.
 *
 * <p>An answer that comes twice on the way (a proxy's cache, a second connection) is known by number and content, because
 * a server that begins anew gives the same numbers to other updates.
 *
 * <p>Source: core.telegram.org/bots/api#getupdates, offset.
 */
final class Confirmed {
    private static final int REMEMBERED = 10_000;

    private final Set<String> accepted = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private long offset;

    /** 0 until something has been accepted: then Telegram sends all that it has. */
    long offset() {
        return offset;
    }

    /** From now on Telegram sends all that it has. */
    void forgetOffset() {
        offset = 0;
    }

    /** Those of an answer's updates that have not been accepted before, each once. */
    List<RawUpdate> news(List<RawUpdate> answer) {
        Map<String, RawUpdate> news = new LinkedHashMap<>();
        answer.stream()
                .filter(update -> !accepted.contains(update.key()))
                .forEach(update -> news.put(update.key(), update));
        return List.copyOf(news.values());
    }

    /**
     * Notes what was accepted out of one answer and moves the offset up to the first update that was not.
     *
     * @param answer all its updates, by number
     * @param news what {@link #news} said of it
     * @param done keys of those of them that have been accepted now
     * @return whether the offset moved
     */
    boolean note(List<RawUpdate> answer, List<RawUpdate> news, Set<String> done) {
        accepted.addAll(done);
        // Only a server that begins anew has news below the offset.
        boolean anew = news.stream().anyMatch(update -> update.isNumbered() && update.id() < offset);
        long upTo = anew ? 0 : offset;
        for (RawUpdate update : answer) {
            if (update.isNumbered() && !accepted.contains(update.key())) {
                upTo = upTo == 0 && anew ? update.id() : upTo;
                break;
            }
            upTo = update.isNumbered() ? Math.max(upTo, update.id() + 1) : upTo;
        }
        boolean moved = upTo != offset;
        offset = upTo;
        return moved;
    }
}
