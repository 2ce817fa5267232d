package io.fairlead;

import io.fairlead.channel.email.AccessTokens;
import io.fairlead.channel.email.EmailSender;
import io.fairlead.channel.email.Mailbox;
import io.fairlead.channel.email.OAuthClient;
import io.fairlead.channel.email.OAuthClients;
import io.fairlead.channel.email.SendFailure;
import io.fairlead.notice.Outcome;
import io.fairlead.notice.Sender;
import io.fairlead.ticket.Notice;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Joins the outbox to e-mail: each channel's notices go out from its own mailbox. */
final class EmailNotices implements Sender {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration UNREACHABLE_FOR = Duration.ofSeconds(30);
    private static final Duration WRONG_PASSWORD_FOR = Duration.ofMinutes(5);

    private final BinaryOperator<String> parameter;
    private final OAuthClients oauth;
    private final Map<String, EmailSender> byChannel = new ConcurrentHashMap<>();

    /** @param parameter a channel's name and a parameter's name to its value, empty when it has none */
    EmailNotices(BinaryOperator<String> parameter, OAuthClients oauth) {
        this.parameter = parameter;
        this.oauth = oauth;
    }

    @Override
    public Outcome send(String channel, Notice notice) {
        try {
            byChannel.computeIfAbsent(channel, this::sender).send(notice);
            return Outcome.sent();
        } catch (SendFailure e) {
            return switch (e.kind()) {
                case NOT_SENT -> Outcome.retry(e.getMessage(), UNREACHABLE_FOR);
                case MAILBOX -> Outcome.retry(e.getMessage(), WRONG_PASSWORD_FOR);
                case REFUSED -> Outcome.refused(e.getMessage());
                case LOST -> Outcome.unknown(e.getMessage());
            };
        } catch (IllegalArgumentException e) {
            return Outcome.refused("the channel '" + channel + "' has no mailbox to send from");
        }
    }

    /** Its account or its server may have changed: the next time its sender is made anew. */
    void forget(String channel) {
        byChannel.remove(channel);
    }

    private EmailSender sender(String channel) {
        UnaryOperator<String> ofChannel = name -> parameter.apply(channel, name);
        // An account of its own for sending has a password of its own.
        boolean byToken =
                OAuthClient.isUsed(ofChannel) && ofChannel.apply("smtpPassword").isEmpty();
        AccessTokens tokens = byToken ? oauth.of(OAuthClient.of(ofChannel)) : null;
        return new EmailSender(Mailbox.of(ofChannel), tokens, TIMEOUT);
    }
}
