package io.fairlead.notice;

import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.Visibility;
import java.util.List;

/**
 * Drafts the public warning that a message with findings gets as a reply: in its language, the secret not repeated. An
 * automatic message is never answered (RFC 3834).
 */
public final class Warnings {
    private final NoticeTexts texts;

    public Warnings(NoticeTexts texts) {
        this.texts = texts;
    }

    /** The draft that goes to the queue, with a warning where one is due. */
    public TicketDraft draft(Guarded guarded, Classification classification) {
        boolean due = guarded.warn()
                && guarded.message().visibility() == Visibility.PUBLIC
                && guarded.message().auto() == Auto.NO
                && !guarded.message().replyTo().isEmpty();
        return new TicketDraft(guarded, classification, due ? List.of(warning(guarded, classification)) : List.of());
    }

    private Notice warning(Guarded guarded, Classification classification) {
        NoticeTexts.Text text =
                texts.find(guarded.critical() ? "warning-critical" : "warning", classification.language());
        return new Notice(
                "warning", text.language(), text.text(), guarded.message().replyTo());
    }
}
