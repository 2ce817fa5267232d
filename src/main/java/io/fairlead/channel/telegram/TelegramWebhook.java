package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.channel.ChannelDirectory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells Telegram where to post a bot's updates, reads back what Telegram has noted, and is its health check. It does not
 * fight: where another program has set another address, it says so.
 *
 * <p>Source: core.telegram.org/bots/api#getwebhookinfo.
 */
final class TelegramWebhook extends AbstractHealthCheck {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration ASK_EVERY = Duration.ofSeconds(60);

    private final BotApi api;
    private final String url;
    private final String secret;
    private final Supplier<String> channel;
    private final Clock clock;
    private boolean set;
    private Instant asked = Instant.MIN;
    private String trouble = "";
    private long waiting;

    /** @param channel the name of the channel, once its route runs */
    TelegramWebhook(String url, BotApi api, String secret, Supplier<String> channel, Clock clock) {
        super("camel", "consumer:" + URI.create(url).getPath() + ":webhook");
        this.channel = channel;
        this.api = api;
        this.url = url;
        this.secret = secret;
        this.clock = clock;
    }

    /** Sets the address once and looks at what Telegram has noted; what is wrong is told by health, not thrown. */
    synchronized void look() {
        asked = clock.instant();
        try {
            if (!set) {
                api.call("setWebhook", registration(), DEADLINE);
                set = true;
            }
            JsonNode noted = api.call("getWebhookInfo", JsonNodeFactory.instance.objectNode(), DEADLINE);
            waiting = noted.path("pending_update_count").asLong();
            trouble = troubleIn(noted);
        } catch (BotApiException e) {
            trouble = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called every few seconds: what failed is tried again at once, what stands is looked at now and then. */
    synchronized void lookWhenDue() {
        if (!set || !asked.plus(ASK_EVERY).isAfter(clock.instant())) {
            look();
        }
    }

    private ObjectNode registration() {
        ObjectNode registration = JsonNodeFactory.instance.objectNode();
        registration.put("url", url).put("secret_token", secret);
        UpdateKinds.ALL.forEach(registration.putArray("allowed_updates")::add);
        return registration;
    }

    private String troubleIn(JsonNode noted) {
        if (!noted.path("url").asText("").equals(url)) {
            return "another program has set or deleted this bot's webhook: stop it, then restart this channel";
        }
        Instant failed = Instant.ofEpochSecond(noted.path("last_error_date").asLong());
        return failed.plus(ASK_EVERY.multipliedBy(5)).isAfter(clock.instant())
                ? "Telegram could not post to " + url + ": "
                        + noted.path("last_error_message").asText("")
                : "";
    }

    @Override
    protected synchronized void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (asked.plus(ASK_EVERY).isBefore(clock.instant()) || !trouble.isEmpty()) {
            look();
        }
        builder.detail(ChannelDirectory.CHANNEL, channel.get());
        builder.detail("webhook.url", url).detail("webhook.waiting", waiting);
        if (trouble.isEmpty()) {
            builder.up();
        } else {
            builder.message(trouble).down();
        }
    }
}
