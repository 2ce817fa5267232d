package io.fairlead.event;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each endpoint what is due there, several at once and none of them of the same ticket. An endpoint that is slow or
 * dead keeps its own few threads waiting and nobody else's.
 */
public final class Dispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    /** Longer than an attempt takes with all that surrounds it. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Deliveries deliveries;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "events-out");
        thread.setDaemon(true);
        return thread;
    });
    private final Sender webhooks;
    private volatile Endpoints endpoints = new Endpoints("", List.of());
    private volatile Sender camel;
    private volatile boolean stopped;

    /** @param setting asked at each attempt, so that a secret can be changed while the router runs */
    public Dispatch(DataSource database, Function<String, Optional<String>> setting, Clock clock) {
        this.deliveries = new Deliveries(database);
        this.webhooks = new WebhookSender(setting, clock);
    }

    /** From now on events are kept for these endpoints, and go there once {@link #start} was called. */
    public void become(Endpoints newer) {
        deliveries.know(newer.all());
        endpoints = newer;
    }

    /** @param running takes deliveries to Camel endpoints */
    public void start(CamelContext running) {
        camel = new CamelSender(running);
    }

    /** Looks for what is due and begins to send it; called a few times a second. */
    public void look() {
        List<Endpoint> now = endpoints.all();
        if (now.isEmpty() || camel == null || stopped) {
            return;
        }
        deliveries.lineUp();
        for (Endpoint endpoint : now) {
            AtomicInteger busy = underWay.computeIfAbsent(endpoint.name(), name -> new AtomicInteger());
            int free = endpoint.parallel() - busy.get();
            if (free > 0) {
                take(endpoint, free).forEach(delivery -> {
                    busy.incrementAndGet();
                    workers.execute(() -> work(endpoint, delivery, busy));
                });
            }
        }
    }

    /** Waits a little for what is under way; what does not end meanwhile is sent again after its lease. */
    @Override
    public void close() {
        stopped = true;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** One delivery, and then what else is due there, without waiting for the next look. */
    private void work(Endpoint endpoint, Delivery first, AtomicInteger busy) {
        try {
            Optional<Delivery> next = Optional.of(first);
            while (next.isPresent()) {
                deliver(endpoint, next.get());
                next = stopped || !endpoints.all().contains(endpoint)
                        ? Optional.empty()
                        : take(endpoint, 1).stream().findFirst();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Events for {} pause, and what is not noted as delivered goes out again: {}",
                    endpoint.name(),
                    e.getMessage());
        } finally {
            busy.decrementAndGet();
        }
    }

    private void deliver(Endpoint endpoint, Delivery delivery) throws InterruptedException {
        Sender sender = endpoint.isWebhook() ? webhooks : camel;
        Outcome outcome = sender.send(endpoint, delivery, delivery.body(endpoints.source()));
        if (outcome.delivered()) {
            deliveries.delivered(endpoint.name(), delivery);
            return;
        }
        Optional<Duration> again = outcome.unwanted()
                ? Optional.of(Duration.ZERO)
                : endpoint.backoff().after(delivery.attempt(), outcome.wish(), random::nextDouble);
        deliveries.failed(endpoint.name(), delivery, outcome.failure(), again);
        if (outcome.unwanted()) {
            deliveries.stop(endpoint.name(), endpoint.name(), "it answered 410: it wants no more events");
            LOG.warn("{} wants no more events (410) and is stopped", endpoint.name());
        } else if (again.isEmpty()) {
            LOG.warn("{} is given up for {}: {}", delivery.uid(), endpoint.name(), outcome.failure());
        }
    }

    private List<Delivery> take(Endpoint endpoint, int most) {
        return deliveries.take(endpoint.name(), most, endpoint.timeout().plus(MARGIN));
    }
}
