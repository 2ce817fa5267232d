package io.fairlead.channel.telegram;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
    private final Duration patience;
    private final Clock clock;
    private TelegramWebhook webhook;

    RawTelegramEndpoint(
            String uri, Component component, TelegramConfiguration options, Duration patience, Clock clock) {
        super(uri, component, options, null);
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        RawTelegramConsumer consumer = new RawTelegramConsumer(this, processor, api(), patience, clock);
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
        webhook = new TelegramWebhook(URI.create(url).getPath(), api(), url, token().webhookSecret(), clock);
        webhook.look();
        health().register(webhook);
    }

    /** Telegram keeps what comes meanwhile; to delete the webhook would cut off a second router. */
    @Override
    public void unregisterWebhook() {
        health().unregister(webhook);
    }

    /** The id of the route that we stand in; Camel does not tell it to what a webhook calls. */
    private String channel() {
        return getCamelContext().getRoutes().stream()
                .filter(route ->
                        route.getEndpoint() instanceof DelegateEndpoint webhook && webhook.getEndpoint() == this)
                .map(Route::getRouteId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the route of this webhook has been removed"));
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
