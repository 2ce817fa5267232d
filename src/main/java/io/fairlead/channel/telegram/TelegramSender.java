package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Notice;
import io.fairlead.time.SteadyClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sends a notice as a reply to the message that it is about, as plain text, so that nothing in it can be taken for
 * markup; its files come after it. It asks once and never waits: what comes next is for the outbox to decide from the {@link SendOutcome}.
 *
 * <p>Source: core.telegram.org/bots/api#sendmessage.
 */
public final class TelegramSender {
    /** A key of {@link Notice#to()}: the first part of a long notice that has still to be sent, from 0. */
    public static final String PART = "part";
    /** A key of {@link Notice#to()}: the first file that has still to be sent, from 0; absent while the words have not gone out. */
    public static final String FILE = "file";

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final BotApi api;
    private final Pace pace;
    private final Duration deadline;
    private final FileSender files;

    /** One for each bot: the pace counts what this one sends. */
    public TelegramSender(BotApi api) {
        this(api, new Pace(new SteadyClock()), DEADLINE);
    }

    public TelegramSender(BotApi api, Pace pace, Duration deadline) {
        this.api = api;
        this.pace = pace;
        this.deadline = deadline;
        this.files = new FileSender(api, pace);
    }

    /** @throws InterruptedException when the wait for an answer was broken off: the outcome is unknown */
    public SendOutcome send(Notice notice) throws InterruptedException {
        String name = notice.to().getOrDefault(Address.NAME, "");
        List<String> parts = Parts.of(name.isEmpty() ? notice.text() : name + ": " + notice.text());
        int part = Integer.parseInt(notice.to().getOrDefault(PART, "0"));
        if (notice.to().containsKey(FILE)) {
            return files.send(notice, Integer.parseInt(notice.to().get(FILE)), part);
        }
        long messageId = 0;
        // All places at once: half a notice is worse than a late one.
        Duration early = pace.take(notice.to().get(Address.CHAT), parts.size() - part);
        if (!early.isZero()) {
            return SendOutcome.retry("paced to what Telegram allows", early, part);
        }
        for (; part < parts.size(); part++) {
            ObjectNode request = request(notice).put("text", parts.get(part));
            request.putObject("link_preview_options").put("is_disabled", true);
            if (part == 0 && !name.isEmpty()) {
                mention(request, notice.to());
            }
            try {
                messageId = wherever(request, where -> api.call("sendMessage", where, deadline))
                        .path("message_id")
                        .asLong();
            } catch (BotApiException e) {
                pace.close(e.retryAfter());
                return SendOutcome.of(e, part);
            }
        }
        if (messageId == 0) {
            return SendOutcome.refused("a notice without text", part);
        }
        SendOutcome sent = SendOutcome.sent(messageId, part);
        return notice.files().isEmpty() ? sent : sent.after(0).goingOn();
    }

    /** Sends something to a chat that is named in the request. */
    interface Call {
        JsonNode to(ObjectNode where) throws BotApiException, InterruptedException;
    }

    /** Sends it to the supergroup when the group has become one; the replied message has another number there. */
    static JsonNode wherever(ObjectNode request, Call call) throws BotApiException, InterruptedException {
        try {
            return call.to(request);
        } catch (BotApiException e) {
            if (e.migratedTo() == 0) {
                throw e;
            }
            return call.to(request.put(Address.CHAT, e.migratedTo()));
        }
    }

    /** The name becomes a link to its bearer, who is told of it although the message that is answered may be gone. */
    private static void mention(ObjectNode request, Map<String, String> to) {
        request.putArray("entities")
                .addObject()
                .put("type", "text_mention")
                .put("offset", 0)
                .put("length", to.get(Address.NAME).length())
                .putObject("user")
                .put("id", Long.parseLong(to.get(Address.USER)))
                .put("is_bot", false)
                .put("first_name", to.get(Address.NAME));
    }

    /** Where it goes, in the words of every method that sends. */
    static ObjectNode request(Notice notice) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put(Address.CHAT, Long.parseLong(notice.to().get(Address.CHAT)));
        if (notice.to().containsKey(Address.MESSAGE)) {
            request.putObject("reply_parameters")
                    .put("message_id", Long.parseLong(notice.to().get(Address.MESSAGE)))
                    .put("allow_sending_without_reply", true);
        }
        if (notice.to().containsKey(Address.THREAD)) {
            request.put(Address.THREAD, Long.parseLong(notice.to().get(Address.THREAD)));
        }
        if (notice.to().containsKey(Address.BUSINESS)) {
            request.put(Address.BUSINESS, notice.to().get(Address.BUSINESS));
        }
        return request;
    }
}
