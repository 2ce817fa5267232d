package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.ticket.Attachment;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches the content of attachments from Telegram, which gives bots files of up to 20 MB only; a larger one stays an
 * attachment without content.
 *
 * <p>Source: core.telegram.org/bots/api#getfile.
 */
public final class TelegramFiles {
    /** What the Bot API hands out at most, in bytes. */
    public static final long LARGEST = 20_000_000;

    private static final Duration ASKING = Duration.ofSeconds(10);
    private static final Duration FETCHING = Duration.ofSeconds(60);

    private final BotApi api;
    private final long largest;

    /** @param largest own limit in bytes; Telegram's holds besides */
    public TelegramFiles(BotApi api, long largest) {
        this.api = api;
        this.largest = Math.min(largest, LARGEST);
    }

    /** The content, or nothing where it is too large or no longer there. */
    public Optional<byte[]> fetch(Attachment file) throws BotApiException, InterruptedException {
        if (file.source() == null || file.size() > largest) {
            return Optional.empty();
        }
        try {
            JsonNode found =
                    api.call("getFile", JsonNodeFactory.instance.objectNode().put("file_id", file.source()), ASKING);
            boolean tooLarge = found.path("file_size").asLong() > largest;
            return tooLarge
                    ? Optional.empty()
                    : Optional.of(api.download(found.path("file_path").asText(), FETCHING));
        } catch (BotApiException e) {
            if (e.code() == 400) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
