package io.fairlead.testkit;

import io.fairlead.ticket.Author;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.Priority;
import io.fairlead.ticket.ThreadClues;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Builds drafts with everything defaulted; a test sets only what it is about. */
public final class Drafts {
    private String source = "s-1";
    private String revises;
    private String conversation = "c-1";
    private String text = "hello";
    private String topic = "other";
    private double confidence = 0.9;
    private String[] flags = {};
    private String language = "en";
    private Priority priority = Priority.NORMAL;
    private Duration dueIn = Duration.ofHours(1);
    private List<Fact> facts = List.of();
    private List<String> missing = List.of();
    private List<Notice> notices = List.of();
    private Channel channel = new Channel("test", ChannelKind.FORM);
    private String author = "ann@example.org";
    private String subject = "";
    private Auto auto = Auto.NO;
    private Map<String, String> hints = Map.of();
    private String key;
    private Visibility visibility = Visibility.PRIVATE;
    private Instant sentAt;

    public static Drafts draft() {
        return new Drafts();
    }

    public Drafts source(String value) {
        source = value;
        return this;
    }

    public Drafts revises(String value) {
        revises = value;
        return this;
    }

    public Drafts conversation(String value) {
        conversation = value;
        return this;
    }

    public Drafts text(String value) {
        text = value;
        return this;
    }

    public Drafts topic(String value) {
        topic = value;
        return this;
    }

    /** How sure the classifier is, and what it says besides. */
    public Drafts sure(double value, String... said) {
        confidence = value;
        flags = said;
        return this;
    }

    public Drafts language(String value) {
        language = value;
        return this;
    }

    public Drafts priority(Priority value) {
        priority = value;
        return this;
    }

    public Drafts dueIn(Duration value) {
        dueIn = value;
        return this;
    }

    public Drafts facts(Fact... values) {
        facts = List.of(values);
        return this;
    }

    public Drafts missing(String... values) {
        missing = List.of(values);
        return this;
    }

    public Drafts notices(Notice... values) {
        notices = List.of(values);
        return this;
    }

    public Drafts mailbox(String name) {
        channel = new Channel(name, ChannelKind.EMAIL);
        return this;
    }

    public Drafts author(String address) {
        author = address;
        return this;
    }

    /** A message to a bot, in the author's private chat. */
    public Drafts chat(long user) {
        channel = new Channel("bot", ChannelKind.TELEGRAM);
        key = "telegram:" + user;
        conversation = user + "|p";
        return this;
    }

    /** A message in a group that the bot is in. */
    public Drafts group(long user) {
        chat(user);
        visibility = Visibility.PUBLIC;
        conversation = "-100|" + user;
        return this;
    }

    public Drafts sentAt(Instant value) {
        sentAt = value;
        return this;
    }

    public Drafts subject(String value) {
        subject = value;
        return this;
    }

    public Drafts auto(Auto value) {
        auto = value;
        return this;
    }

    public Drafts clues(ThreadClues value) {
        hints = value.hints();
        return this;
    }

    public Inbound inbound() {
        return new Inbound(
                channel,
                "in-" + source,
                "application/json",
                text.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-11-20T10:00:00Z"));
    }

    public TicketDraft build() {
        Message message = Message.of(
                        inbound(),
                        source,
                        conversation,
                        visibility,
                        new Author(key == null ? "mailto:" + author : key, "Ann", List.of(author)),
                        text)
                .withSubject(subject)
                .withAuto(auto)
                .withHints(hints)
                .withSentAt(sentAt)
                .withRevises(revises);
        return new TicketDraft(
                new Guarded(message, List.of(), List.of(), false, false, List.of()),
                new Classification(
                        topic,
                        confidence,
                        List.of(),
                        List.of("word"),
                        language,
                        priority,
                        dueIn,
                        facts,
                        missing,
                        List.of(flags)),
                notices);
    }
}
