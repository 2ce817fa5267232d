package io.fairlead.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.Change;
import io.fairlead.queue.ChangeLine;
import io.fairlead.queue.QueueCounts;
import io.fairlead.queue.Watchers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what changes and tells everybody who listens: one thread and one connection a router, however many listen. It
 * looks often while somebody does and seldom otherwise, because a look costs less than a NOTIFY in every intake.
 */
public final class LiveEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
    private static final Duration OFTEN = Duration.ofMillis(40);
    private static final Duration SELDOM = Duration.ofMillis(500);
    private static final Duration COUNTED = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration AWAY = Duration.ofSeconds(2);
    /** Counting a long queue takes a while; it must not take a tenth of the time. */
    private static final int SHARE = 10;

    private static final String WATCHED = "watched";
    private static final String MENTIONED = "mentioned";
    /** What happens between agents; the ticket stays as it is. */
    private static final Set<String> OF_AGENTS = Set.of(WATCHED, MENTIONED);

    private final ChangeLine line;
    private final QueueCounts counts;
    private final Watchers watchers;
    private final Listeners listeners;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final Thread thread = new Thread(this::follow, "live-events");
    private volatile boolean stopped;
    private boolean away;
    private boolean uncounted = true;
    private Instant nextCount = Instant.MIN;
    private Instant nextBeat = Instant.MIN;
    private Instant nextCheck = Instant.MIN;
    private String counted = "";

    public LiveEvents(ChangeLine line, QueueCounts counts, Watchers watchers, Listeners listeners, Clock clock) {
        this.line = line;
        this.counts = counts;
        this.watchers = watchers;
        this.listeners = listeners;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        listeners.close();
    }

    private void follow() {
        while (!stopped) {
            Duration pause = listeners.any() ? OFTEN : SELDOM;
            try {
                look();
                away = false;
            } catch (SQLException e) {
                if (!away && !stopped) {
                    LOG.warn("Live events pause: the database is away ({})", e.getSQLState());
                }
                away = true;
                pause = AWAY;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() throws SQLException {
        Instant now = clock.instant();
        if (away || now.isAfter(nextCheck)) {
            nextCheck = now.plus(COUNTED);
            if (line.beganAnew()) {
                listeners.tell("reset", "{}");
            }
        }
        List<Change> all = line.next();
        tellWatchers(all);
        tellMentioned(all);
        List<Change> changes = all.stream()
                .filter(change -> !OF_AGENTS.contains(change.kind()))
                .toList();
        for (Change change : changes) {
            listeners.tell(change.id(), "ticket", ticket(change));
        }
        uncounted |= !changes.isEmpty();
        if (changes.stream()
                .anyMatch(change ->
                        change.kind().equals("queued") || change.kind().equals("freed"))) {
            line.announce();
        }
        if (uncounted && listeners.any() && now.isAfter(nextCount)) {
            count(now);
        }
        if (now.isAfter(nextBeat)) {
            nextBeat = now.plus(BEAT);
            listeners.beat();
        }
    }

    /** Once a ticket, however many came and went; nobody needs to hear it again later. */
    private void tellWatchers(List<Change> changes) throws SQLException {
        if (listeners.any()) {
            List<String> refs = changes.stream()
                    .filter(change -> change.kind().equals(WATCHED))
                    .map(Change::ref)
                    .distinct()
                    .toList();
            for (String ref : refs) {
                listeners.tell("watchers", "{\"ref\":\"" + ref + "\",\"watchers\":" + watchers.of(ref) + "}");
            }
        }
    }

    private void tellMentioned(List<Change> changes) {
        changes.stream()
                .filter(change -> change.kind().equals(MENTIONED))
                .forEach(change -> listeners.tell(change.agent(), "mention", "{\"ref\":\"" + change.ref() + "\"}"));
    }

    private void count(Instant now) throws SQLException {
        uncounted = false;
        String fresh = counts.read();
        Duration took = Duration.between(now, clock.instant());
        nextCount = now.plus(COUNTED).plus(took.multipliedBy(SHARE));
        if (!fresh.equals(counted)) {
            counted = fresh;
            listeners.tell("queue", fresh);
        }
    }

    private String ticket(Change change) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("ref", change.ref());
        event.put("kind", change.kind());
        event.put("agent", change.agent());
        event.put("version", change.version());
        return json.valueToTree(event).toString();
    }
}
