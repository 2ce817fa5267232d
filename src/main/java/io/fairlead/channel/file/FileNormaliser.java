package io.fairlead.channel.file;

import io.fairlead.channel.Normaliser;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;

/** Normalises what comes out of archives; it was received when it was written, not when the archive was opened. */
public final class FileNormaliser implements Normaliser {
    private final Normaliser mails;

    /** @param mails reads {@code message/rfc822} */
    public FileNormaliser(Normaliser mails) {
        this.mails = mails;
    }

    @Override
    public Normalised normalise(Inbound inbound) {
        Normalised normalised =
                inbound.mediaType().equals("message/rfc822") ? mails.normalise(inbound) : ArchivedMessage.read(inbound);
        return normalised instanceof Message message ? atItsTime(message) : normalised;
    }

    private static Message atItsTime(Message m) {
        return new Message(
                m.channel(),
                m.sourceId(),
                m.revises(),
                m.conversation(),
                m.visibility(),
                m.author(),
                m.subject(),
                m.text(),
                m.html(),
                m.quoted(),
                m.auto(),
                m.sentAt(),
                m.sentAt(),
                m.attachments(),
                m.replyTo(),
                m.hints());
    }
}
