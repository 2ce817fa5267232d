package io.fairlead.channel.telegram;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Takes what Telegram posts to the webhook. Answers 200 when the update was accepted, 401 without the secret token, 400
 * when it is no update; a failure of the route becomes 500, and Telegram posts it again.
 *
 * <p>Source: core.telegram.org/bots/api#setwebhook.
 */
final class WebhookDoor implements Processor {
    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private static final int LANES = 64;

    private final Processor next;
    private final Supplier<String> channel;
    private final String secret;
    private final Clock clock;
    /** A chat's posts one after the other, in the order in which they came: an edit must not overtake its message. */
    private final List<Lock> lanes =
            Stream.<Lock>generate(() -> new ReentrantLock(true)).limit(LANES).toList();

    WebhookDoor(Processor next, Supplier<String> channel, String secret, Clock clock) {
        this.next = next;
        this.channel = channel;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        String given = exchange.getMessage().getHeader(SECRET, "", String.class);
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            answer(exchange, 401);
            return;
        }
        Optional<RawUpdate> update = RawUpdate.one(body == null ? new byte[0] : body);
        if (update.isEmpty()) {
            answer(exchange, 400);
            return;
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(inbound(update.get()));
        handOn(exchange, lanes.get(Math.floorMod(update.get().chat().hashCode(), LANES)));
        if (exchange.getException() == null) {
            answer(exchange, 200);
        }
    }

    private void handOn(Exchange exchange, Lock lane) throws Exception {
        lane.lockInterruptibly();
        try {
            next.process(exchange);
        } finally {
            lane.unlock();
        }
    }

    private Inbound inbound(RawUpdate update) {
        return new Inbound(
                new Channel(channel.get(), ChannelKind.TELEGRAM),
                update.sourceId(),
                "application/json",
                update.json(),
                clock.instant());
    }

    /** Leaves nothing of the request in the answer: Camel would send its headers, the secret too, back. */
    private static void answer(Exchange exchange, int status) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody("");
    }
}
