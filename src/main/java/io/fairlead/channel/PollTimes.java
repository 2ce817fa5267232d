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

/** Notes when each polled source was last asked with success; a template names it as its {@code pollStrategy}. */
public final class PollTimes extends DefaultPollingConsumerPollStrategy {
    private final Clock clock;
    private final Map<String, Instant> byChannel = new ConcurrentHashMap<>();

    public PollTimes(Clock clock) {
        this.clock = clock;
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
