package io.fairlead;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.attachment.AttachmentSource;
import io.fairlead.attachment.Attachments;
import io.fairlead.attachment.ManagedStore;
import io.fairlead.attachment.TextExtractor;
import io.fairlead.channel.email.EmailLimits;
import io.fairlead.channel.telegram.Bots;
import io.fairlead.queue.Database;
import io.fairlead.queue.StoredContents;
import io.fairlead.ticket.ChannelKind;
import java.util.Map;
import org.apache.camel.main.Main;

/** Joins each kind of channel to where its files are had, and all to the store of contents. */
final class AttachmentParts {
    /** Bytes of the largest file that the Bot API gives to a bot: core.telegram.org/bots/api#getfile. */
    private static final long TELEGRAM_HANDS_OUT = 20_000_000;

    private AttachmentParts() {}

    static void bind(
            Main camel,
            EmailLimits limits,
            ManagedStore store,
            TextExtractor extractor,
            Database database,
            ObjectMapper json,
            Bots bots) {
        Map<ChannelKind, AttachmentSource> sources = Map.of(
                ChannelKind.EMAIL,
                new MailFiles(limits),
                ChannelKind.TELEGRAM,
                new TelegramFiles(bots, TELEGRAM_HANDS_OUT),
                ChannelKind.FORM,
                new KeptFiles(store),
                ChannelKind.FILE,
                new ArchiveFiles(limits));
        Attachments attachments = new Attachments(sources, store, extractor);
        camel.bind("attachments", attachments);
        camel.bind(
                "lateAttachments", new LateAttachments(attachments, store, new StoredContents(database.pool()), json));
    }
}
