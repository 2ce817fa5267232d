package io.fairlead.attachment;

import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Channel;

/** Where the files of one kind of channel are had: in the raw message itself, or still with the channel. */
public interface AttachmentSource {
    /** @param raw the inbound as it came; null when it is fetched later, which only a channel that still has it can do */
    Files of(Channel channel, byte[] raw);

    /** The files of one message. */
    interface Files {
        /**
         * The content; null when the message has no such file.
         *
         * @throws NoContentException when it will never be had
         * @throws RuntimeException when it can be had later
         */
        byte[] content(Attachment file);
    }
}
