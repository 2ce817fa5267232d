package io.fairlead.channel.telegram;

import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Notice;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/** The bots of all Telegram channels, each made when it is first needed. */
public final class Bots {
    /** The kind of notice that asks to delete a message instead of answering it. */
    public static final String DELETION = "deletion";

    private static final String TELEGRAM = "https://api.telegram.org";

    private final BinaryOperator<String> parameter;
    private final Clock clock;
    private final HttpClient http = BotApi.client().build();
    private final Map<String, Bot> byChannel = new ConcurrentHashMap<>();

    /** @param parameter a channel's name and a parameter's name to its value, empty when it has none */
    public Bots(BinaryOperator<String> parameter, Clock clock) {
        this.parameter = parameter;
        this.clock = clock;
    }

    /**
     * Sends a notice, or deletes the message that it is about.
     *
     * @throws IllegalArgumentException when the channel has no bot
     */
    public SendOutcome send(String channel, Notice notice) throws InterruptedException {
        Bot bot = byChannel.computeIfAbsent(channel, this::bot);
        return notice.kind().equals(DELETION)
                ? bot.messages().delete(notice.to())
                : bot.sender().send(StartLink.in(notice, bot::name));
    }

    /**
     * Writes a file that a customer sent through a channel to a stream, which is not closed.
     *
     * @param fileId the attachment's {@link io.fairlead.ticket.Attachment#source()}
     * @param atMost bytes; a larger file is not fetched
     * @throws IOException when the stream fails
     * @throws IllegalArgumentException when the channel has no bot
     */
    public FileOutcome fetch(String channel, String fileId, long atMost, OutputStream to)
            throws IOException, InterruptedException {
        return byChannel.computeIfAbsent(channel, this::bot).files().fetch(fileId, atMost, to);
    }

    /** Its token or its server may have changed: the next time its bot is made anew. */
    public void forget(String channel) {
        byChannel.remove(channel);
    }

    /** The name of a channel's bot without @; empty when it is not known. */
    public String name(String channel) {
        return find(channel).map(Bot::name).orElse("");
    }

    /** Whether an admin of its group wrote a message, as far as the channel's bot can tell. */
    public boolean byAdmin(Message message) {
        return find(message.channel().name())
                .filter(bot -> bot.admins().test(message))
                .isPresent();
    }

    /**
     * What was known before a restart: the chats in which a channel's bot was not allowed to delete. Asks Telegram about
     * each.
     */
    public void recall(String channel, Set<String> chats) throws InterruptedException {
        Optional<Bot> bot = find(channel);
        if (bot.isPresent()) {
            for (String chat : chats) {
                bot.get().messages().recall(chat);
            }
        }
    }

    /** An update that tells of a bot's own rights; any other does nothing. */
    public void heed(Inbound inbound) {
        BotRights.of(inbound)
                .ifPresent(rights -> find(inbound.channel().name())
                        .ifPresent(bot -> bot.messages().heed(rights)));
    }

    /** What a channel's bot lacks, and how to mend it; empty when it lacks nothing. */
    public String complaint(String channel) {
        Bot bot = byChannel.get(channel);
        Set<String> chats = bot == null ? Set.of() : bot.messages().withoutRight();
        return chats.isEmpty()
                ? ""
                : "the bot was not allowed to delete a message in " + String.join(", ", chats)
                        + "; make it an admin there with the right 'Delete messages'";
    }

    /** A channel of the demo has no bot. */
    private Optional<Bot> find(String channel) {
        try {
            return Optional.of(byChannel.computeIfAbsent(channel, this::bot));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Bot bot(String channel) {
        String baseUri = parameter.apply(channel, "baseUri");
        BotToken token = new BotToken(parameter.apply(channel, "token"));
        return new Bot(new BotApi(baseUri.isEmpty() ? TELEGRAM : baseUri, token, http), token, clock);
    }
}
