package io.fairlead.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Lets a source be polled where it is this router's turn, and notes when it was last asked with success, and since when
 * what it holds waits to be taken; a template names it as its {@code pollStrategy}.
 */
public final class PollTimes extends DefaultPollingConsumerPollStrategy {
    /** Says of a source that none of its messages waits. */
    public static final Instant NOTHING_WAITS = Instant.MAX;

    private final Lead lead;
    private final Clock clock;
    private final Map<String, Instant> byChannel = new ConcurrentHashMap<>();
    private final Map<String, Instant> waiting = new ConcurrentHashMap<>();

    public PollTimes(Lead lead, Clock clock) {
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (!(consumer instanceof RouteIdAware route)) {
            return true;
        }
        boolean ours = lead.isOurs(route.getRouteId());
        if (ours) {
            look(consumer, endpoint);
        } else {
            waits(route.getRouteId(), Optional.empty());
        }
        return ours;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (consumer instanceof RouteIdAware route && route.getRouteId() != null) {
            byChannel.put(route.getRouteId(), clock.instant());
            look(consumer, endpoint);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        look(consumer, endpoint);
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    public Optional<Instant> of(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /** @param since when the oldest message came that is not taken, or {@link #NOTHING_WAITS}; empty when nobody knows */
    public void waits(String channel, Optional<Instant> since) {
        since.ifPresentOrElse(time -> waiting.put(channel, time), () -> waiting.remove(channel));
    }

    /** What {@link #waits} was told last. */
    public Optional<Instant> waitingSince(String channel) {
        return Optional.ofNullable(waiting.get(channel));
    }

    /** A bot's consumer says by itself what waits; of a folder it is seen. */
    private void look(Consumer consumer, Endpoint endpoint) {
        if (endpoint instanceof FileEndpoint folder && consumer instanceof RouteIdAware route) {
            waits(route.getRouteId(), WaitingFiles.oldest(folder));
        }
    }
}
