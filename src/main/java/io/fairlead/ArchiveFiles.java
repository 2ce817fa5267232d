package io.fairlead;

import io.fairlead.attachment.AttachmentSource;
import io.fairlead.attachment.NoContentException;
import io.fairlead.channel.email.AttachmentContent;
import io.fairlead.channel.email.EmailLimits;
import io.fairlead.channel.file.ArchivedContent;
import io.fairlead.ticket.Channel;

/** Joins attachments to archives: what is in a file of mails, or in a line of JSON. */
record ArchiveFiles(EmailLimits limits) implements AttachmentSource {
    @Override
    public Files of(Channel channel, byte[] raw) {
        AttachmentContent mail = new AttachmentContent(limits, raw);
        ArchivedContent line = new ArchivedContent(raw);
        return file -> {
            byte[] content = ArchivedContent.has(file) ? line.of(file) : mail.of(file.source());
            if (content == null) {
                throw new NoContentException(NoContentException.GONE);
            }
            return content;
        };
    }
}
