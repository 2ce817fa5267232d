package io.fairlead.attachment;

import io.fairlead.digest.Sha256;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stage that has the files of a message: it fetches each, stores it, and notes its hash, size, type and words. A file
 * that cannot be had now holds no message up: it is noted, and fetched later.
 */
public final class Attachments {
    private static final int MOST_WORDS = 1_000_000;

    private final Map<ChannelKind, AttachmentSource> sources;
    private final ContentStore store;

    public Attachments(Map<ChannelKind, AttachmentSource> sources, ContentStore store) {
        this.sources = Map.copyOf(sources);
        this.store = store;
    }

    /** The message with what is now known of its files. */
    public Message keep(Message message, Inbound inbound) {
        AttachmentSource source = sources.get(message.channel().kind());
        if (source == null || message.attachments().isEmpty()) {
            return message;
        }
        AttachmentSource.Files files = source.of(message.channel(), inbound.raw());
        List<Attachment> kept =
                message.attachments().stream().map(file -> kept(file, files)).toList();
        return message.withAttachments(kept);
    }

    /**
     * A file that could not be had when its message came; its words come too late for the guard and stay unread.
     *
     * @return empty when it still cannot be had
     */
    public Optional<Attachment> fetch(Channel channel, Attachment file) {
        Attachment fetched = kept(file, sources.get(channel.kind()).of(channel, null));
        return fetched.isWanted() ? Optional.empty() : Optional.of(fetched.unread());
    }

    private Attachment kept(Attachment file, AttachmentSource.Files files) {
        if (file.source() == null) {
            return file;
        }
        byte[] content;
        try {
            content = files.content(file);
        } catch (NoContentException e) {
            return file.without(e.code());
        } catch (RuntimeException e) {
            return file;
        }
        if (content == null) {
            return file.without(NoContentException.GONE);
        }
        String hash = Sha256.of(content);
        store.put(hash, content);
        return described(file, content, hash);
    }

    /** The file with its size, hash and type, and with its words where it is a text. */
    public static Attachment described(Attachment file, byte[] content, String hash) {
        String type = ContentType.of(content, file.name(), file.type());
        String words = file.text();
        if (words == null && ContentType.isText(type)) {
            words = PlainText.of(content, MOST_WORDS);
        }
        return new Attachment(file.name(), type, content.length, hash, file.source(), words, file.note());
    }
}
