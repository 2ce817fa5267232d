package io.fairlead.channel.telegram;

import io.fairlead.channel.Lead;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.telegram.TelegramConfiguration;
import org.apache.camel.component.telegram.TelegramEndpoint;
import org.apache.camel.health.HealthCheckRegistry;

/** A bot whose consumer is ours and whose producer is camel-telegram's. */
final class RawTelegramEndpoint extends TelegramEndpoint {
    private static final int LOOK_EVERY = 10;

    private final Duration patience;
    private final Lead lead;
    private final Clock clock;
    private TelegramWebhook webhook;
    private ScheduledExecutorService looking;

    RawTelegramEndpoint(
            String uri, Component component, TelegramConfiguration options, Duration patience, Lead lead, Clock clock) {
        super(uri, component, options, null);
        this.patience = patience;
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        RawTelegramConsumer consumer = new RawTelegramConsumer(this, processor, api(), patience, lead, clock);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return new WebhookDoor(next, this::channel, token().webhookSecret(), clock);
    }

    @Override
    public void registerWebhook() throws Exception {
        String url = getWebhookConfiguration().computeFullExternalUrl();
        webhook = new TelegramWebhook(url, api(), token().webhookSecret(), () -> route().orElse(""), clock);
        health().register(webhook);
        looking = getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "telegram-webhook");
        // The first look is waited for, so that a start without trouble begins with the address set.
        webhook.look();
        looking.scheduleWithFixedDelay(webhook::lookWhenDue, LOOK_EVERY, LOOK_EVERY, TimeUnit.SECONDS);
    }

    /** Telegram keeps what comes meanwhile; to delete the webhook would cut off a second router. */
    @Override
    public void unregisterWebhook() {
        getCamelContext().getExecutorServiceManager().shutdownNow(looking);
        health().unregister(webhook);
    }

    private String channel() {
        return route().orElseThrow(() -> new IllegalStateException("the route of this webhook does not run"));
    }

    /** The id of the route that we stand in; Camel does not tell it to what a webhook calls. */
    private Optional<String> route() {
        return getCamelContext().getRoutes().stream()
                .filter(route ->
                        route.getEndpoint() instanceof DelegateEndpoint webhook && webhook.getEndpoint() == this)
                .map(Route::getRouteId)
                .findFirst();
    }

    private HealthCheckRegistry health() {
        return HealthCheckRegistry.get(getCamelContext());
    }

    private BotApi api() {
        return new BotApi(getConfiguration().getBaseUri(), token(), getClient());
    }

    private BotToken token() {
        return new BotToken(getConfiguration().getAuthorizationToken());
    }
}
