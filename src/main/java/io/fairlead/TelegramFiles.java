package io.fairlead;

import io.fairlead.attachment.AttachmentSource;
import io.fairlead.attachment.ContentType;
import io.fairlead.attachment.NoContentException;
import io.fairlead.channel.telegram.Bots;
import io.fairlead.channel.telegram.FileOutcome;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Joins attachments to Telegram, which keeps files until somebody asks. With the message comes only what the guard can
 * read, a short text file: a warning must not wait for a video.
 */
final class TelegramFiles implements AttachmentSource {
    private static final long READ_WITH_MESSAGE = 1_000_000;

    private final Bots bots;
    private final long largest;

    /** @param largest bytes of a file that is still fetched */
    TelegramFiles(Bots bots, long largest) {
        this.bots = bots;
        this.largest = largest;
    }

    @Override
    public Files of(Channel channel, byte[] raw) {
        boolean withMessage = raw != null;
        return file -> {
            if (file.size() > largest) {
                throw new NoContentException(NoContentException.TOO_LARGE);
            }
            if (withMessage && !isShortText(file)) {
                throw new IllegalStateException("fetched after its message");
            }
            return fetch(channel.name(), file, withMessage ? READ_WITH_MESSAGE : largest);
        };
    }

    private byte[] fetch(String channel, Attachment file, long atMost) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        FileOutcome outcome;
        try {
            outcome = bots.fetch(channel, file.source(), atMost, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the router is being stopped", e);
        }
        return switch (outcome.state()) {
            case FETCHED -> content.toByteArray();
            case TOO_BIG -> {
                if (atMost < largest) {
                    throw new IllegalStateException("larger than it said; fetched after its message");
                }
                throw new NoContentException(NoContentException.TOO_LARGE);
            }
            case GONE -> throw new NoContentException(NoContentException.GONE);
            case TRY_AGAIN -> throw new IllegalStateException(outcome.reason());
        };
    }

    private static boolean isShortText(Attachment file) {
        return file.size() <= READ_WITH_MESSAGE
                && ContentType.isText(ContentType.of(new byte[0], file.name(), file.type()));
    }
}
