package io.fairlead.channel.email.mailbox;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;

/**
 * Hands each new mail of a mailbox to its route as an {@link Inbound}, without any header. A mail is settled once its
 * exchange succeeded; one that fails keeps its place and comes again.
 */
final class MailboxConsumer extends DefaultConsumer {
    private static final long GRACE = 6;
    private static final long AFTER_CUT = 2;
    private static final long HEED_EVERY_MS = 500;

    private final MailboxEndpoint endpoint;
    private List<FolderWatch> watches = List.of();
    private ExecutorService watching;
    private ScheduledExecutorService alarm;
    private MailLanes lanes;

    MailboxConsumer(MailboxEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Channel channel = new Channel(getRouteId(), ChannelKind.EMAIL);
        MailboxOptions options = endpoint.options();
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        lanes = new MailLanes(threads, this);
        MailboxHealth health =
                new MailboxHealth(channel.name(), endpoint.component().clock());
        setHealthCheck(health);
        Mailbox box = endpoint.component().mailbox(channel, options, lanes, this::take, health);
        Login login = endpoint.login(channel.name());
        alarm = threads.newSingleThreadScheduledExecutor(this, "mailbox-alarm");
        watches = options.folders().stream()
                .map(folder -> new FolderWatch(box, folder, login, alarm))
                .toList();
        watching = threads.newFixedThreadPool(this, "mailbox", watches.size());
        watches.forEach(watching::execute);
        alarm.scheduleWithFixedDelay(
                () -> watches.forEach(FolderWatch::heedTurn), HEED_EVERY_MS, HEED_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        watches.forEach(FolderWatch::stop);
        watching.shutdown();
        if (!watching.awaitTermination(GRACE, TimeUnit.SECONDS)) {
            watches.forEach(FolderWatch::cut);
            watching.shutdownNow();
            watching.awaitTermination(AFTER_CUT, TimeUnit.SECONDS);
        }
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        threads.shutdownNow(watching);
        threads.shutdownNow(alarm);
        lanes.close();
        super.doStop();
    }

    private String take(Inbound mail) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(mail);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        boolean rolledBack = exchange.isRollbackOnly();
        releaseExchange(exchange, false);
        if (failure != null) {
            // its message may hold the customer's words
            return failure.getClass().getSimpleName();
        }
        return rolledBack ? "rolled back" : null;
    }
}
