package io.fairlead;

import io.fairlead.channel.telegram.BotApi;
import io.fairlead.channel.telegram.BotToken;
import io.fairlead.channel.telegram.SendOutcome;
import io.fairlead.channel.telegram.TelegramSender;
import io.fairlead.notice.Outcome;
import io.fairlead.notice.Sender;
import io.fairlead.ticket.Notice;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/** Joins the outbox to Telegram: each channel's notices go out through its own bot. */
final class TelegramNotices implements Sender {
    private static final String TELEGRAM = "https://api.telegram.org";

    private final BinaryOperator<String> parameter;
    private final HttpClient http = BotApi.client().build();
    private final Map<String, TelegramSender> byChannel = new ConcurrentHashMap<>();

    /** @param parameter a channel's name and a parameter's name to its value, empty when it has none */
    TelegramNotices(BinaryOperator<String> parameter) {
        this.parameter = parameter;
    }

    @Override
    public Outcome send(String channel, Notice notice) {
        try {
            SendOutcome outcome =
                    byChannel.computeIfAbsent(channel, this::sender).send(notice);
            return switch (outcome.state()) {
                case SENT -> Outcome.sent();
                case RETRY -> Outcome.retry(outcome.reason(), outcome.retryAfter());
                case REFUSED -> Outcome.refused(outcome.reason());
                case UNKNOWN -> Outcome.unknown(outcome.reason());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.unknown("the router was stopped while sending");
        } catch (IllegalArgumentException e) {
            return Outcome.refused("the channel '" + channel + "' has no bot to send with");
        }
    }

    private TelegramSender sender(String channel) {
        String baseUri = parameter.apply(channel, "baseUri");
        BotToken token = new BotToken(parameter.apply(channel, "token"));
        return new TelegramSender(new BotApi(baseUri.isEmpty() ? TELEGRAM : baseUri, token, http));
    }
}
