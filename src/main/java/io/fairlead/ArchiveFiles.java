package io.fairlead;

import io.fairlead.attachment.AttachmentSource;
import io.fairlead.attachment.NoContentException;
import io.fairlead.channel.email.AttachmentContent;
import io.fairlead.channel.file.ArchivedMessage;
import io.fairlead.ticket.Channel;

/** Joins attachments to archives: what is in a file of mails, or in a line of JSON. */
record ArchiveFiles(AttachmentContent mails) implements AttachmentSource {
    @Override
    public Files of(Channel channel, byte[] raw) {
        return file -> {
            byte[] content =
                    ArchivedMessage.has(file) ? ArchivedMessage.content(raw, file) : mails.of(raw, file.source());
            if (content == null) {
                throw new NoContentException(NoContentException.GONE);
            }
            return content;
        };
    }
}
