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
    private final TextExtractor extractor;

    /** @param extractor of files that are no plain text */
    public Attachments(Map<ChannelKind, AttachmentSource> sources, ContentStore store, TextExtractor extractor) {
        this.sources = Map.copyOf(sources);
        this.store = store;
        this.extractor = extractor;
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
        Attachment fetched =
                stored(file, sources.get(channel.kind()).of(channel, null)).file();
        return fetched.isWanted() ? Optional.empty() : Optional.of(fetched.unread());
    }

    private Attachment kept(Attachment file, AttachmentSource.Files files) {
        Stored stored = stored(file, files);
        if (stored.content() == null || stored.file().text() != null) {
            return stored.file();
        }
        return extractor
                .words(stored.content(), stored.file().type())
                .map(stored.file()::read)
                .orElse(stored.file());
    }

    private Stored stored(Attachment file, AttachmentSource.Files files) {
        if (file.source() == null) {
            return new Stored(file, null);
        }
        byte[] content;
        try {
            content = files.content(file);
        } catch (NoContentException e) {
            return new Stored(file.without(e.code()), null);
        } catch (RuntimeException e) {
            return new Stored(file, null);
        }
        if (content == null) {
            return new Stored(file.without(NoContentException.GONE), null);
        }
        String hash = Sha256.of(content);
        store.put(hash, content);
        return new Stored(described(file, content, hash), content);
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

    /** @param content null when it was not had */
    private record Stored(Attachment file, byte[] content) {}
}
