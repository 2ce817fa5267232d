package io.fairlead.channel.telegram;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.telegram.TelegramConfiguration;
import org.apache.camel.component.telegram.TelegramEndpoint;

/** A bot whose consumer is ours and whose producer is camel-telegram's. */
final class RawTelegramEndpoint extends TelegramEndpoint {
    private final Duration patience;
    private final Clock clock;

    RawTelegramEndpoint(
            String uri, Component component, TelegramConfiguration options, Duration patience, Clock clock) {
        super(uri, component, options, null);
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BotApi api = new BotApi(
                getConfiguration().getBaseUri(), new BotToken(getConfiguration().getAuthorizationToken()), getClient());
        RawTelegramConsumer consumer = new RawTelegramConsumer(this, processor, api, patience, clock);
        configureConsumer(consumer);
        return consumer;
    }
}
