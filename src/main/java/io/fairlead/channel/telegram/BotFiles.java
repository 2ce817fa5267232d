package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/**
 * Fetches the files that customers sent to one bot, by the {@code file_id} under which the normaliser noted them.
 *
 * <p>Source: core.telegram.org/bots/api#getfile. A server that runs with {@code --local} keeps files on its own disk and
 * hands none out.
 */
public final class BotFiles {
    private static final Duration ASK_FOR = Duration.ofSeconds(15);

    private final BotApi api;
    private final Duration deadline;

    /** @param deadline for one whole file */
    public BotFiles(BotApi api, Duration deadline) {
        this.api = api;
        this.deadline = deadline;
    }

    /**
     * Writes one file to a stream, which it does not close.
     *
     * @param atMost bytes; a larger file is not fetched
     * @throws IOException when the stream fails; what fails on Telegram's side is an outcome
     */
    public FileOutcome fetch(String fileId, long atMost, OutputStream to) throws IOException, InterruptedException {
        JsonNode file;
        try {
            file = api.call("getFile", JsonNodeFactory.instance.objectNode().put("file_id", fileId), ASK_FOR);
        } catch (BotApiException e) {
            return FileOutcome.of(e);
        }
        String path = file.path("file_path").asText("");
        long size = file.path("file_size").asLong(0);
        if (size > atMost) {
            return FileOutcome.tooBig(atMost);
        }
        if (!isPath(path)) {
            return FileOutcome.gone("the Bot API server hands no file out"
                    + (path.startsWith("/") ? "; start it without --local" : ""));
        }
        return download(path, size, atMost, to);
    }

    private FileOutcome download(String path, long size, long atMost, OutputStream to)
            throws IOException, InterruptedException {
        Download download = new Download(to, atMost);
        try {
            HttpResponse<Long> answer = api.file(path, download, deadline);
            download.requireKept();
            if (answer.statusCode() != 200) {
                return refusal(answer);
            }
            if (answer.body() == Download.TOO_MANY) {
                return FileOutcome.tooBig(atMost);
            }
            // An answer without a length ends the same whether it is whole or was cut.
            return answer.body() < size
                    ? FileOutcome.tryAgain(answer.body() + " bytes of " + size + " came", Duration.ZERO)
                    : FileOutcome.fetched(answer.body());
        } catch (BotApiException e) {
            return FileOutcome.of(e);
        } finally {
            download.end();
        }
    }

    private static FileOutcome refusal(HttpResponse<Long> answer) {
        String reason = "Telegram file: status " + answer.statusCode();
        return switch (answer.statusCode()) {
            case 400, 404, 410 -> FileOutcome.gone(reason);
            default -> FileOutcome.tryAgain(reason, BotApi.retryAfter(answer));
        };
    }

    /** Not out of the bot's own files, whatever the server says. */
    private static boolean isPath(String path) {
        return !path.isEmpty()
                && !path.startsWith("/")
                && Arrays.stream(path.split("/")).noneMatch(part -> part.isEmpty() || part.equals(".."));
    }
}
