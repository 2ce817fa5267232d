package io.fairlead.notice;

import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Drafts the public warning that a message with findings gets as a reply: in its language, the secret not repeated; the
 * word about somebody who poses as us; and where wanted, the word that we have a mail. An automatic message is never
 * answered (RFC 3834).
 */
public final class Warnings {
    private final NoticeTexts texts;
    private final Acknowledgements acknowledgements;
    private final Watch watch;

    /** With no acknowledgements, and nobody to report to; see {@link #acknowledging} and {@link #watching}. */
    public Warnings(NoticeTexts texts) {
        this(texts, new Acknowledgements(texts, message -> false), Watch.NOBODY);
    }

    private Warnings(NoticeTexts texts, Acknowledgements acknowledgements, Watch watch) {
        this.texts = texts;
        this.acknowledgements = acknowledgements;
        this.watch = watch;
    }

    /** @param wanted whether the message's channel tells its customers that it has their message */
    public Warnings acknowledging(Predicate<Message> wanted) {
        return new Warnings(texts, new Acknowledgements(texts, wanted), watch);
    }

    /** @param other what is known of the places in which people write in public */
    public Warnings watching(Watch other) {
        return new Warnings(texts, acknowledgements, other);
    }

    /** The draft that goes to the queue, with a warning where one is due, and before it the wish to delete the message. */
    public TicketDraft draft(Guarded guarded, Classification classification) {
        List<Notice> notices = new ArrayList<>();
        boolean reachable = guarded.message().visibility() == Visibility.PUBLIC
                && !guarded.message().replyTo().isEmpty();
        if (reachable && guarded.delete()) {
            notices.add(new Notice(
                    "deletion", classification.language(), "", guarded.message().replyTo()));
        }
        if (reachable && guarded.warn() && guarded.message().auto() == Auto.NO) {
            notices.add(warning(guarded, classification));
        }
        notices.addAll(new Impersonators(texts, watch).of(guarded, classification));
        acknowledgements.of(guarded.message(), classification).ifPresent(notices::add);
        return new TicketDraft(guarded, classification, notices);
    }

    private Notice warning(Guarded guarded, Classification classification) {
        NoticeTexts.Text text =
                texts.find(guarded.critical() ? "warning-critical" : "warning", classification.language());
        Message message = guarded.message();
        return new Notice(
                "warning", text.language(), text.text(), guarded.delete() ? watch.author(message) : message.replyTo());
    }
}
