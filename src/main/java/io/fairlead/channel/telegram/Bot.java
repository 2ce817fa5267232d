package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One channel's bot: what it sends and deletes, what it is called, who the admins of its groups are. */
final class Bot {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration ONE_FILE = Duration.ofMinutes(2);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(1);

    private final BotApi api;
    private final Clock clock;
    private final TelegramSender sender;
    private final PublicMessages messages;
    private final BotFiles files;
    private final GroupAdmins admins;
    private String name = "";
    private Instant asked = Instant.MIN;

    Bot(BotApi api, BotToken token, Clock clock) {
        this.api = api;
        this.clock = clock;
        this.sender = new TelegramSender(api);
        this.messages = new PublicMessages(api, token.botId());
        this.files = new BotFiles(api, ONE_FILE);
        this.admins = new GroupAdmins(api, clock);
    }

    TelegramSender sender() {
        return sender;
    }

    PublicMessages messages() {
        return messages;
    }

    BotFiles files() {
        return files;
    }

    GroupAdmins admins() {
        return admins;
    }

    /** Its name without @; empty while Telegram does not tell. */
    synchronized String name() {
        if (name.isEmpty() && asked.isBefore(clock.instant().minus(ASK_AGAIN_AFTER))) {
            asked = clock.instant();
            try {
                name = api.call("getMe", JsonNodeFactory.instance.objectNode(), DEADLINE)
                        .path("username")
                        .asText("");
            } catch (BotApiException e) {
                return "";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return name;
    }
}
