package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.channel.Normaliser;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one update of the Bot API. Whatever a person wrote becomes a message, chatter in a group too: it may hold a
 * secret, so what need not become a ticket is left out only after the guard ({@link GroupPolicy}).
 *
 * <p>Source: core.telegram.org/bots/api#update.
 */
public final class TelegramNormaliser implements Normaliser {
    /** The last second that 32 bits hold, in the year 2106; what lies beyond is no date. */
    private static final long LATEST = 0xFFFFFFFFL;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    @Override
    public Normalised normalise(Inbound inbound) {
        JsonNode update = read(inbound);
        String kind = kind(update);
        JsonNode said = update.path(kind);
        if (!UpdateKinds.MESSAGES.contains(kind)) {
            return new Ignored(inbound.channel(), inbound.sourceId(), reason(kind));
        }
        if (!isNumber(said.path("chat").path("id")) || !isNumber(said.path("message_id"))) {
            throw new UnreadableException("a Telegram " + kind + " without a chat or a number");
        }
        Optional<String> notForUs =
                ServiceMessages.reasonToIgnore(said).or(() -> Command.of(said).map(Command::reason));
        return notForUs.isPresent()
                ? new Ignored(inbound.channel(), inbound.sourceId(), notForUs.get())
                : message(inbound, update, said);
    }

    /** The message in an update, where it holds one. */
    static Optional<JsonNode> said(Inbound inbound) {
        JsonNode update = read(inbound);
        String kind = kind(update);
        return UpdateKinds.MESSAGES.contains(kind) ? Optional.of(update.path(kind)) : Optional.empty();
    }

    /** What an update tells of something that happened, where it is of this kind. */
    static Optional<JsonNode> event(Inbound inbound, String kind) {
        return Optional.of(read(inbound).path(kind)).filter(JsonNode::isObject);
    }

    private static JsonNode read(Inbound inbound) {
        try {
            JsonNode update = JSON.readTree(inbound.raw());
            if (update != null && update.isObject()) {
                return update;
            }
        } catch (IOException e) {
            // falls through: the parser's words would repeat the customer's
        }
        throw new UnreadableException("not a Telegram update: no JSON object");
    }

    private static String kind(JsonNode update) {
        for (String kind : UpdateKinds.MESSAGES) {
            if (update.path(kind).isObject()) {
                return kind;
            }
        }
        for (Map.Entry<String, JsonNode> field : update.properties()) {
            if (field.getValue().isObject()) {
                return field.getKey();
            }
        }
        throw new UnreadableException("a Telegram update without content");
    }

    /** A server of one's own may write numbers as texts. */
    private static boolean isNumber(JsonNode id) {
        return id.isIntegralNumber() && id.canConvertToLong()
                || id.isTextual() && NUMBER.matcher(id.asText()).matches();
    }

    private static String reason(String kind) {
        return UpdateKinds.EVENTS.contains(kind) ? kind : "unknown_update";
    }

    private static Message message(Inbound inbound, JsonNode update, JsonNode said) {
        boolean isPrivate = said.path("chat").path("type").asText().equals("private");
        TelegramText text = TelegramText.of(said);
        String sourceId = sourceId(said);
        Message message = Message.of(
                        inbound,
                        sourceId,
                        Conversation.key(said),
                        isPrivate ? Visibility.PRIVATE : Visibility.PUBLIC,
                        Sender.of(said),
                        text.text())
                .withText(text.text(), text.quoted())
                .withAttachments(Files.of(said))
                .withSentAt(time(said.path("date"), inbound))
                .withAuto(Sender.isMachine(said) ? Auto.REPLY : Auto.NO)
                .withReplyTo(Address.of(said))
                .withHints(Hints.of(said));
        return said.has("edit_date") ? edit(message, update, said, inbound) : message;
    }

    private static String sourceId(JsonNode said) {
        String id = said.path("chat").path("id").asText() + "/"
                + said.path("message_id").asText();
        // A business account's chats number their messages on their own.
        return said.has("business_connection_id")
                ? said.path("business_connection_id").asText() + "/" + id
                : id;
    }

    private static Message edit(Message first, JsonNode update, JsonNode said, Inbound inbound) {
        // edit_date counts seconds and two edits may fall into one: the update's number tells them apart.
        String revision = "@" + said.path("edit_date").asText() + "."
                + update.path("update_id").asText(inbound.sourceId());
        return Message.of(
                        inbound,
                        first.sourceId() + revision,
                        first.conversation(),
                        first.visibility(),
                        first.author(),
                        first.text())
                .withText(first.text(), first.quoted())
                .withAttachments(first.attachments())
                .withAuto(first.auto())
                .withReplyTo(first.replyTo())
                .withHints(first.hints())
                .withSentAt(time(said.path("edit_date"), inbound))
                .withRevises(first.sourceId());
    }

    private static Instant time(JsonNode date, Inbound inbound) {
        long seconds = date.asLong();
        return seconds > 0 && seconds <= LATEST ? Instant.ofEpochSecond(seconds) : inbound.receivedAt();
    }
}
