package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.channel.BackOff;
import io.fairlead.channel.Lead;
import io.fairlead.channel.PollTimes;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.telegram.TelegramConfiguration;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long-polls one bot and hands on each update as an {@link Inbound}; an update is confirmed to Telegram only after its
 * exchange succeeded. One that fails keeps its place and comes again, so a route must not fail for ever.
 *
 * <p>Source: core.telegram.org/bots/api#getupdates. The offset need not be stored: Telegram repeats what was not
 * confirmed, and the queue knows a repeat.
 */
final class RawTelegramConsumer extends ScheduledPollConsumer {
    private static final String EVERY_KIND = URLEncoder.encode(
            UpdateKinds.ALL.stream().map(kind -> '"' + kind + '"').toList().toString(), StandardCharsets.UTF_8);
    private static final Logger LOG = LoggerFactory.getLogger(RawTelegramConsumer.class);
    private static final Duration AT_STOP = Duration.ofSeconds(3);
    /** Telegram begins anew at a random number after a week without updates; an old offset would hide those. */
    private static final Duration OFFSET_IS_GOOD_FOR = Duration.ofDays(1);

    private static final int LANES = 4;

    private final TelegramConfiguration options;
    private final BotApi api;
    private final Duration patience;
    private final Lead lead;
    private final Clock clock;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private ExecutorService threads;
    /** Held while updates are handed on, and not while Telegram is asked: a stop waits for the one, not for the other. */
    private final ReentrantLock taking = new ReentrantLock();

    private Lanes lanes;
    private final Confirmed confirmed = new Confirmed();
    private Instant offsetMoved = Instant.MIN;
    private boolean answered;
    private boolean webhookRemoved;
    private volatile long told;
    private BackOff backOff;
    private Duration pause = Duration.ZERO;

    RawTelegramConsumer(
            RawTelegramEndpoint endpoint, Processor processor, BotApi api, Duration patience, Lead lead, Clock clock) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
        this.api = api;
        this.patience = patience;
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    protected int poll() throws Exception {
        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        Optional<List<RawUpdate>> answer = fetch();
        if (answer.isEmpty()) {
            return 0;
        }
        forceConsumerAsReady();
        taking.lock();
        try {
            return take(answer.get());
        } finally {
            taking.unlock();
        }
    }

    private int take(List<RawUpdate> answer) throws Exception {
        List<RawUpdate> news = confirmed.news(answer);
        tellWaiting(news);
        Lanes.Result result = lanes.handOn(news, this::handOn);
        tellWaiting(news.stream()
                .filter(update -> !result.accepted().contains(update.key()))
                .toList());
        if (confirmed.note(answer, news, result.accepted())) {
            offsetMoved = clock.instant();
        }
        if (result.failure() != null) {
            throw result.failure();
        }
        // Told the same again, we wait as if there were nothing.
        return news.size();
    }

    /** Empty when another router's turn came meanwhile: what Telegram has told us is not confirmed, and told to that one. */
    private Optional<List<RawUpdate>> fetch() throws IOException, InterruptedException {
        try {
            String query = query();
            long asked = confirmed.offset();
            Optional<byte[]> answer =
                    api.read("getUpdates", query, Duration.ofSeconds(timeout()).plus(patience), this::isOurTurn);
            if (answer.isEmpty() || !isOurTurn()) {
                return Optional.empty();
            }
            List<RawUpdate> updates = RawUpdate.all(answer.get());
            told = asked;
            answered = true;
            backOff.reset();
            pause = Duration.ZERO;
            return Optional.of(updates);
        } catch (BotApiException e) {
            answered = false;
            forgetThatNothingWaits();
            if (!isOurTurn()) {
                return Optional.empty();
            }
            if (e.isAboutWebhook() && !webhookRemoved) {
                removeWebhook();
            }
            pause = e.retryAfter().isZero() ? backOff.next() : e.retryAfter();
            throw e;
        }
    }

    /** Telegram gives the oldest first, and a lane stops at its first failure. */
    private void tellWaiting(List<RawUpdate> updates) {
        if (getPollStrategy() instanceof PollTimes times) {
            times.waits(
                    getRouteId(),
                    updates.isEmpty()
                            ? Optional.of(PollTimes.NOTHING_WAITS)
                            : updates.stream()
                                    .map(RawUpdate::sentAt)
                                    .flatMap(Optional::stream)
                                    .findFirst());
        }
    }

    /** While Telegram does not answer, updates may have come. */
    private void forgetThatNothingWaits() {
        if (getPollStrategy() instanceof PollTimes times) {
            times.waits(
                    getRouteId(),
                    times.waitingSince(getRouteId()).filter(since -> !since.equals(PollTimes.NOTHING_WAITS)));
        }
    }

    private boolean isOurTurn() {
        return lead.isOurs(getRouteId());
    }

    /** Once a start, since this channel is told to poll; where another program sets it again, health says so. */
    private void removeWebhook() throws BotApiException, InterruptedException {
        LOG.warn("{}: a webhook was set for this bot; it is removed, because this channel polls", getRouteId());
        api.call("deleteWebhook", JsonNodeFactory.instance.objectNode(), patience);
        webhookRemoved = true;
    }

    private String query() {
        if (confirmed.offset() != 0 && offsetMoved.plus(OFFSET_IS_GOOD_FOR).isBefore(clock.instant())) {
            confirmed.forgetOffset();
        }
        return "limit=" + options.getLimit() + "&timeout=" + timeout()
                + (confirmed.offset() == 0 ? "" : "&offset=" + confirmed.offset()) + "&allowed_updates=" + EVERY_KIND;
    }

    /** Short until Telegram has answered, so that health tells at once, after a start as after a failure. */
    private int timeout() {
        return answered ? options.getTimeout() : 0;
    }

    private void handOn(RawUpdate update) throws IOException {
        if (!isPollAllowed()) {
            throw new IOException("stopped before update " + update.sourceId() + "; it comes again");
        }
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(inbound(update));
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception cause = exchange.getException();
        boolean refused = cause != null || exchange.isRollbackOnly();
        releaseExchange(exchange, false);
        if (refused) {
            // The error handler has told the whole cause; its message may hold the customer's words.
            throw new IOException("update " + update.sourceId() + " was not accepted"
                    + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")")
                    + "; it stays with Telegram and comes again");
        }
    }

    private Inbound inbound(RawUpdate update) {
        return new Inbound(
                new Channel(getRouteId(), ChannelKind.TELEGRAM),
                update.sourceId(),
                "application/json",
                update.json(),
                clock.instant());
    }

    @Override
    protected void doStart() throws Exception {
        stopping = new CountDownLatch(1);
        threads = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "telegram-lane", LANES);
        lanes = new Lanes(threads, LANES);
        backOff = new BackOff(Duration.ofMillis(getDelay()));
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        super.doStop();
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
        if (taking.tryLock(AT_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                confirmLast();
            } finally {
                taking.unlock();
            }
        }
    }

    /** What was accepted last would come again after an orderly restart: harmless, but it would be counted. */
    private void confirmLast() throws InterruptedException {
        if (confirmed.offset() == told || !isOurTurn()) {
            return;
        }
        try {
            api.read("getUpdates", "limit=1&timeout=0&offset=" + confirmed.offset(), AT_STOP);
        } catch (BotApiException e) {
            LOG.debug("{}: what was accepted last is not confirmed and comes again", getRouteId());
        }
    }
}
