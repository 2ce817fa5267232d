package io.fairlead.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Lets a source be polled where it is this router's turn, and notes when it was last asked with success; a template names
 * it as its {@code pollStrategy}.
 */
public final class PollTimes extends DefaultPollingConsumerPollStrategy {
    private final Lead lead;
    private final Clock clock;
    private final Map<String, Instant> byChannel = new ConcurrentHashMap<>();

    public PollTimes(Lead lead, Clock clock) {
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !(consumer instanceof RouteIdAware route) || lead.isOurs(route.getRouteId());
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (consumer instanceof RouteIdAware route && route.getRouteId() != null) {
            byChannel.put(route.getRouteId(), clock.instant());
        }
    }

    public Optional<Instant> of(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
