package io.fairlead.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.Change;
import io.fairlead.queue.ChangeLine;
import io.fairlead.queue.QueueCounts;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final ChangeLine line;
    private final QueueCounts counts;
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

    public LiveEvents(ChangeLine line, QueueCounts counts, Listeners listeners, Clock clock) {
        this.line = line;
        this.counts = counts;
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
        List<Change> changes = line.next();
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
