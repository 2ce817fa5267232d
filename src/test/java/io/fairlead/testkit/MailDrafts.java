package io.fairlead.testkit;

import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.ThreadClues;
import java.util.List;
import java.util.Map;

/** Drafts of mails; a test says what the mail names and who wrote it. */
public final class MailDrafts {
    private final String id;
    private String from = "ann@example.org";
    private String subject = "Withdrawal";
    private String mailbox = "support";
    private String source;
    private String conversation;
    private List<String> references = List.of();
    private String named;
    private String addressed;
    private boolean quotes;
    private List<String> people = List.of();
    private Auto auto = Auto.NO;
    private Map<String, String> bounce = Map.of();
    private Notice[] notices = {};

    private MailDrafts(String id) {
        this.id = id;
        this.source = id + "#digest";
        this.conversation = id;
    }

    /** @param id the Message-ID; empty for a mail without one */
    public static MailDrafts mail(String id) {
        return new MailDrafts(id);
    }

    public MailDrafts from(String address) {
        from = address;
        return this;
    }

    public MailDrafts subject(String value) {
        subject = value;
        return this;
    }

    public MailDrafts mailbox(String name) {
        mailbox = name;
        return this;
    }

    public MailDrafts source(String value) {
        source = value;
        return this;
    }

    /** As the normaliser does: the first reference is the conversation's key. */
    public MailDrafts references(String... ids) {
        references = List.of(ids);
        conversation = ids[0];
        return this;
    }

    public MailDrafts named(Object ref) {
        named = (String) ref;
        return this;
    }

    public MailDrafts addressed(Object ref) {
        addressed = (String) ref;
        return this;
    }

    public MailDrafts quoting() {
        quotes = true;
        return this;
    }

    public MailDrafts people(String... addresses) {
        people = List.of(addresses);
        return this;
    }

    public MailDrafts auto(Auto value) {
        auto = value;
        return this;
    }

    public MailDrafts bounceOf(String messageId, String status) {
        auto = Auto.BOUNCE;
        bounce = Map.of("of", messageId, "status", status, "action", status.startsWith("5") ? "failed" : "delayed");
        return this;
    }

    public MailDrafts notices(Notice... values) {
        notices = values;
        return this;
    }

    public Drafts draft() {
        return Drafts.draft()
                .mailbox(mailbox)
                .source(source)
                .conversation("mailto:" + from + "|" + conversation)
                .author(from)
                .subject(subject)
                .auto(auto)
                .notices(notices)
                .clues(new ThreadClues(id, references, named, addressed, quotes, people, true, bounce));
    }
}
