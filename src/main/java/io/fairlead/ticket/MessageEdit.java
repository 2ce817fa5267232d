package io.fairlead.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A copy of a message in the making, with some of its fields changed; the place a repeat knows it by never changes. */
final class MessageEdit {
    private final Message of;
    private String revises;
    private Author author;
    private String subject;
    private String text;
    private String html;
    private List<Range> quoted;
    private Auto auto;
    private Instant sentAt;
    private List<Attachment> attachments;
    private Map<String, String> replyTo;
    private Map<String, String> hints;

    MessageEdit(Message of) {
        this.of = of;
        revises = of.revises();
        author = of.author();
        subject = of.subject();
        text = of.text();
        html = of.html();
        quoted = of.quoted();
        auto = of.auto();
        sentAt = of.sentAt();
        attachments = of.attachments();
        replyTo = of.replyTo();
        hints = of.hints();
    }

    MessageEdit revises(String value) {
        revises = value;
        return this;
    }

    MessageEdit author(Author value) {
        author = value;
        return this;
    }

    MessageEdit subject(String value) {
        subject = value;
        return this;
    }

    MessageEdit text(String value) {
        text = value;
        return this;
    }

    MessageEdit html(String value) {
        html = value;
        return this;
    }

    MessageEdit quoted(List<Range> value) {
        quoted = value;
        return this;
    }

    MessageEdit auto(Auto value) {
        auto = value;
        return this;
    }

    MessageEdit sentAt(Instant value) {
        sentAt = value;
        return this;
    }

    MessageEdit attachments(List<Attachment> value) {
        attachments = value;
        return this;
    }

    MessageEdit replyTo(Map<String, String> value) {
        replyTo = value;
        return this;
    }

    MessageEdit hints(Map<String, String> value) {
        hints = value;
        return this;
    }

    Message build() {
        return new Message(
                of.channel(),
                of.sourceId(),
                revises,
                of.conversation(),
                of.visibility(),
                author,
                subject,
                text,
                html,
                quoted,
                auto,
                sentAt,
                of.receivedAt(),
                attachments,
                replyTo,
                hints);
    }
}
