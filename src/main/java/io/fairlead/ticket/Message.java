package io.fairlead.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A customer's message in the one form that every channel is normalised into. Build it with {@link #of} and the
 * {@code with} methods; they fill in what most channels do not have.
 *
 * @param sourceId the key within the channel that makes a repeat harmless
 * @param revises sourceId of the message that this one is an edit of, or null
 * @param conversation messages with the same key belong to one ticket while it is open
 * @param subject empty where the channel has none
 * @param text plain text as the author meant it, quoted history included
 * @param html sanitised HTML, or null
 * @param quoted where the quoted history and signature stand in {@code text}; sorted, disjoint
 * @param replyTo what the channel needs to answer, in its own terms (chat_id, message_id; to, message_id)
 * @param hints what the channel knows besides the text: {@code topic} preset by a form, {@code language} of the user,
 *     {@link #ALBUM}, {@link #IN_REPLY_TO}, {@link #ANSWERED_PERSON}, {@link #LEFT_OUT}
 */
public record Message(
        Channel channel,
        String sourceId,
        String revises,
        String conversation,
        Visibility visibility,
        Author author,
        String subject,
        String text,
        String html,
        List<Range> quoted,
        Auto auto,
        Instant sentAt,
        Instant receivedAt,
        List<Attachment> attachments,
        Map<String, String> replyTo,
        Map<String, String> hints)
        implements Normalised {

    public static final String SUBJECT = "subject";
    public static final String TEXT = "text";
    public static final String HTML = "html";
    /** A hint: messages with the same value are one message with several attachments. */
    public static final String ALBUM = "album";
    /** A hint: {@link #sourceId} of the message that this one answers. */
    public static final String IN_REPLY_TO = "in_reply_to";
    /** A hint: {@link Author#id()} of who wrote the message that this one answers; not for machines. */
    public static final String ANSWERED_PERSON = "answered_person";
    /** A hint: why it becomes no ticket of its own, though it belongs to one that is there. */
    public static final String LEFT_OUT = "left_out";

    public Message {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(visibility, "visibility");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(receivedAt, "receivedAt");
        subject = subject == null ? "" : subject;
        sentAt = sentAt == null ? receivedAt : sentAt;
        quoted = List.copyOf(quoted);
        attachments = List.copyOf(attachments);
        replyTo = Map.copyOf(replyTo);
        hints = Map.copyOf(hints);
    }

    /** A plain message; its time of writing is taken to be the time of its arrival. */
    public static Message of(
            Inbound inbound, String sourceId, String conversation, Visibility visibility, Author author, String text) {
        return new Message(
                inbound.channel(),
                sourceId,
                null,
                conversation,
                visibility,
                author,
                "",
                text,
                null,
                List.of(),
                Auto.NO,
                inbound.receivedAt(),
                inbound.receivedAt(),
                List.of(),
                Map.of(),
                Map.of());
    }

    /** Every text of this message that a person can read, by part name; the recogniser reads all of them. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        if (!subject.isEmpty()) {
            parts.put(SUBJECT, subject);
        }
        parts.put(TEXT, text);
        if (html != null) {
            parts.put(HTML, html);
        }
        for (int i = 0; i < attachments.size(); i++) {
            parts.put("attachments[" + i + "].name", attachments.get(i).name());
            if (attachments.get(i).text() != null) {
                parts.put("attachments[" + i + "].text", attachments.get(i).text());
            }
        }
        if (!author.name().isEmpty()) {
            parts.put("author.name", author.name());
        }
        return parts;
    }

    /**
     * The same message with other words in its {@link #parts()}; parts that are not named stay as they are.
     *
     * @param quotedRanges where the quoted history stands in the new text
     */
    public Message withParts(Map<String, String> words, List<Range> quotedRanges) {
        List<Attachment> files = new ArrayList<>();
        for (int i = 0; i < attachments.size(); i++) {
            Attachment file = attachments.get(i);
            files.add(file.withWords(
                    words.getOrDefault("attachments[" + i + "].name", file.name()),
                    file.text() == null ? null : words.getOrDefault("attachments[" + i + "].text", file.text())));
        }
        return withSubject(words.getOrDefault(SUBJECT, subject))
                .withText(words.getOrDefault(TEXT, text), quotedRanges)
                .withHtml(html == null ? null : words.getOrDefault(HTML, html))
                .withAttachments(files)
                .withAuthor(
                        new Author(author.id(), words.getOrDefault("author.name", author.name()), author.addresses()));
    }

    /** What the author wrote himself: {@link #text} without the {@link #quoted} places. */
    public String replyText() {
        if (quoted.isEmpty()) {
            return text.strip();
        }
        StringBuilder reply = new StringBuilder();
        int from = 0;
        for (Range range : quoted) {
            reply.append(text, from, range.start());
            from = range.end();
        }
        return reply.append(text, from, text.length()).toString().strip();
    }

    /** The quoted history and signature; empty when there is none. */
    public String quotedText() {
        List<String> pieces = new ArrayList<>();
        quoted.forEach(range -> pieces.add(text.substring(range.start(), range.end())));
        return String.join("\n", pieces).strip();
    }

    public Message withSubject(String value) {
        return edit().subject(value).build();
    }

    /** @param quotedRanges where the quoted history stands in the new text */
    public Message withText(String value, List<Range> quotedRanges) {
        return edit().text(value).quoted(quotedRanges).build();
    }

    public Message withHtml(String value) {
        return edit().html(value).build();
    }

    public Message withAuthor(Author value) {
        return edit().author(value).build();
    }

    public Message withAuto(Auto value) {
        return edit().auto(value).build();
    }

    public Message withSentAt(Instant value) {
        return edit().sentAt(value).build();
    }

    public Message withAttachments(List<Attachment> value) {
        return edit().attachments(value).build();
    }

    public Message withReplyTo(Map<String, String> value) {
        return edit().replyTo(value).build();
    }

    public Message withHints(Map<String, String> value) {
        return edit().hints(value).build();
    }

    public Message withRevises(String value) {
        return edit().revises(value).build();
    }

    private MessageEdit edit() {
        return new MessageEdit(this);
    }

    /** Names the message without a word of it. */
    @Override
    public String toString() {
        return channel.name() + "/" + sourceId;
    }
}
