package io.fairlead;

import io.fairlead.attachment.AttachmentSource;
import io.fairlead.channel.email.AttachmentContent;
import io.fairlead.channel.email.EmailLimits;
import io.fairlead.ticket.Channel;

/** Joins attachments to mails: their files are in the raw mail itself. */
record MailFiles(EmailLimits limits) implements AttachmentSource {
    @Override
    public Files of(Channel channel, byte[] raw) {
        AttachmentContent mail = new AttachmentContent(limits, raw);
        return file -> mail.of(file.source());
    }
}
