package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Enclosure;
import io.fairlead.ticket.Notice;
import java.time.Duration;

/**
 * Sends the files of an answer after its words, one with each call, so that the outbox has written down what went out
 * before the next one goes: a router that dies in between sends nothing twice. A picture that Telegram does not take as a
 * photo goes as a document.
 *
 * <p>Source: core.telegram.org/bots/api#senddocument, #sendphoto.
 */
final class FileSender {
    /** A bad request; Telegram says it of odd pictures. */
    private static final int BAD = 400;
    /** Less than what the outbox gives a notice until it takes its sender for dead. */
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final BotApi api;
    private final Pace pace;
    private final Duration deadline;

    FileSender(BotApi api, Pace pace) {
        this(api, pace, DEADLINE);
    }

    FileSender(BotApi api, Pace pace, Duration deadline) {
        this.api = api;
        this.pace = pace;
        this.deadline = deadline;
    }

    /**
     * Sends one file.
     *
     * @param place of it, from 0
     * @param part what has gone out of the words
     * @throws InterruptedException when the wait for an answer was broken off: the outcome is unknown
     */
    SendOutcome send(Notice notice, int place, int part) throws InterruptedException {
        Duration early = pace.take(notice.to().get(Address.CHAT), 1);
        if (!early.isZero()) {
            return SendOutcome.retry("paced to what Telegram allows", early, part)
                    .after(place);
        }
        Enclosure file = notice.files().get(place);
        if (file.content().length > SentFile.LARGEST) {
            return SendOutcome.refused("a file is larger than Telegram takes", part)
                    .after(place);
        }
        try {
            long messageId = send(TelegramSender.request(notice), file)
                    .path("message_id")
                    .asLong();
            SendOutcome sent = SendOutcome.sent(messageId, part).after(place + 1);
            return place + 1 < notice.files().size() ? sent.goingOn() : sent;
        } catch (BotApiException e) {
            pace.close(e.retryAfter());
            return SendOutcome.of(e, part).after(place);
        }
    }

    private JsonNode send(ObjectNode request, Enclosure file) throws BotApiException, InterruptedException {
        if (SentFile.isPhoto(file)) {
            try {
                return send("sendPhoto", request, "photo", file);
            } catch (BotApiException e) {
                if (e.kind() != BotApiException.Kind.REFUSED || e.code() != BAD) {
                    throw e;
                }
            }
        }
        return send("sendDocument", request, "document", file);
    }

    private JsonNode send(String method, ObjectNode request, String field, Enclosure file)
            throws BotApiException, InterruptedException {
        return TelegramSender.wherever(
                request, where -> api.upload(method, new SentFile(where, field, file), deadline));
    }
}
