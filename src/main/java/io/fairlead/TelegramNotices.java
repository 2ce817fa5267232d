package io.fairlead;

import io.fairlead.channel.telegram.Bots;
import io.fairlead.channel.telegram.SendOutcome;
import io.fairlead.notice.Outcome;
import io.fairlead.notice.Sender;
import io.fairlead.ticket.Notice;

/** Joins the outbox to Telegram: each channel's notices go out through its own bot. */
final class TelegramNotices implements Sender {
    private final Bots bots;

    TelegramNotices(Bots bots) {
        this.bots = bots;
    }

    @Override
    public Outcome send(String channel, Notice notice) {
        try {
            SendOutcome outcome = bots.send(channel, notice);
            return outcome(outcome).from(outcome.place());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.unknown("the router was stopped while sending");
        } catch (IllegalArgumentException e) {
            return Outcome.refused("the channel '" + channel + "' has no bot to send with");
        }
    }

    private static Outcome outcome(SendOutcome outcome) {
        return switch (outcome.state()) {
            case SENT -> Outcome.sent();
            case GOES_ON -> Outcome.goesOn();
            case RETRY -> Outcome.retry(outcome.reason(), outcome.retryAfter());
            case REFUSED -> Outcome.refused(outcome.reason());
            case UNKNOWN -> Outcome.unknown(outcome.reason());
        };
    }
}
