package io.fairlead.cluster;

import io.fairlead.channel.Lead;
import io.fairlead.cluster.LockSession.Holder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This router's leads, confirmed every second by the session that holds their locks. A lead that was not confirmed for
 * {@link #GOOD_FOR} is none any more, whatever the session says: the server ends a session that is silent for
 * {@link #SERVER_WAITS}, which is longer, and only then may another router begin.
 */
public final class Leads implements Lead, AutoCloseable {
    /** After so long without a word the server ends the session, and its locks with it. */
    public static final Duration SERVER_WAITS = Duration.ofSeconds(6);

    static final Duration GOOD_FOR = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Leads.class);

    private final String router;
    private final LockSession session;
    private final Predicate<String> runs;
    private final LongSupplier nanos;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Set<String> resting = new HashSet<>();
    private final Collection<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, String> told = new HashMap<>();
    private volatile Map<String, Holder> holders = Map.of();
    private volatile long confirmed;
    private ScheduledExecutorService looking;
    private boolean closed;

    /**
     * @param router the name that the session bears
     * @param runs whether a channel's route runs here; the lead of one that does not is left to others
     * @param nanos a clock that only goes forward, {@code System::nanoTime}
     */
    public Leads(String router, SessionSource session, Predicate<String> runs, LongSupplier nanos) {
        this.router = router;
        this.session = new LockSession(session);
        this.runs = runs;
        this.nanos = nanos;
    }

    /** From now on looks every second. */
    public synchronized void start() {
        looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "leads");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isOurs(String channel) {
        if (wanted.add(channel)) {
            look();
        }
        return isFresh() && isHeld(channel);
    }

    @Override
    public Optional<Standing> standing(String channel) {
        if (!wanted.contains(channel)) {
            return Optional.empty();
        }
        if (!isFresh()) {
            return Optional.of(new Standing(false, false, ""));
        }
        Holder holder = holders.get(channel);
        return holder == null || !holder.isOurs() && holder.router().isEmpty()
                ? Optional.of(new Standing(false, true, ""))
                : Optional.of(new Standing(
                        holder.isOurs(),
                        true,
                        holder.isOurs() ? router : holder.router().orElseThrow()));
    }

    /** Wants the lead of something that is no channel, until {@link #leave}. */
    void want(String name) {
        held.add(name);
        wanted.add(name);
    }

    void leave(String name) {
        held.remove(name);
    }

    /** @param changed is told the name of each lead that has changed hands */
    void listen(Consumer<String> changed) {
        listeners.add(changed);
    }

    /** Leaves all to others. */
    @Override
    public synchronized void close() {
        closed = true;
        if (looking != null) {
            looking.shutdownNow();
        }
        holders = Map.of();
        session.close();
    }

    /** Confirms what we have, takes what is free, leaves what we do not need. */
    synchronized void look() {
        if (closed) {
            return;
        }
        try {
            leaveWhatRests();
            if (wanted.isEmpty()) {
                holders = Map.of();
                session.close();
                return;
            }
            // The time before the question: the server counts from when it has answered.
            long asked = nanos.getAsLong();
            holders = session.take(wanted);
            confirmed = asked;
        } catch (SQLException e) {
            holders = Map.of();
            session.close();
            LOG.debug("No lead is confirmed: {}", e.getMessage());
        } catch (RuntimeException e) {
            // Nothing may end the looking.
            LOG.error("Leads cannot be looked after", e);
        }
        wanted.forEach(this::tell);
    }

    /** Two looks, because a route that is just starting does not count as running for a moment. */
    private void leaveWhatRests() throws SQLException {
        for (String name : wanted) {
            if (held.contains(name) || runs.test(name)) {
                resting.remove(name);
            } else if (!resting.add(name)) {
                resting.remove(name);
                wanted.remove(name);
                told.remove(name);
                if (isHeld(name)) {
                    session.give(name);
                }
            }
        }
    }

    private boolean isHeld(String name) {
        Holder holder = holders.get(name);
        return holder != null && holder.isOurs();
    }

    private boolean isFresh() {
        return !holders.isEmpty() && nanos.getAsLong() - confirmed < GOOD_FOR.toNanos();
    }

    private void tell(String name) {
        Standing now = standing(name).orElseThrow();
        String words = now.isOurs()
                ? "this router polls it"
                : now.isKnown() ? now.router() : "nobody knows who polls it, because PostgreSQL does not answer";
        if (now.isKnown() && now.router().isEmpty() || words.equals(told.put(name, words))) {
            return;
        }
        LOG.info("{}: {}{}", name, words, now.isOurs() || !now.isKnown() ? "" : " polls it, this router stands by");
        listeners.forEach(listener -> listener.accept(name));
    }
}
