package io.fairlead.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.ThreadClues;
import io.fairlead.ticket.TicketDraft;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Writes a draft as the JSON that {@code fairlead.enqueue} takes; the field names are those of the ticket's JSON. */
public final class DraftJson {
    private static final int WARNINGS_AN_HOUR = 5;

    private final ObjectMapper json;
    private final MailPolicy policy;
    private final int warningsAnHour;

    public DraftJson(ObjectMapper json) {
        this(json, MailPolicy.SHIPPED);
    }

    public DraftJson(ObjectMapper json, MailPolicy policy) {
        this(json, policy, WARNINGS_AN_HOUR);
    }

    /** @param warningsAnHour how many warnings one person gets in an hour at most */
    public DraftJson(ObjectMapper json, MailPolicy policy, int warningsAnHour) {
        this.json = json;
        this.policy = policy;
        this.warningsAnHour = warningsAnHour;
    }

    /** @param sourceId the inbound's own id, for the ledger; the message carries the key that tells repeats */
    public String write(TicketDraft draft, String sourceId, String mediaType) {
        ObjectNode root = json.createObjectNode();
        root.put("source_id", sourceId);
        root.put("media_type", mediaType);
        ObjectNode message = message(draft.guarded());
        ThreadClues clues = ThreadClues.of(draft.guarded().message());
        if (clues != null) {
            message.set("thread", thread(clues));
        }
        root.set("message", message);
        root.setAll(about(draft));
        root.set("notices", notices(draft));
        if (!draft.notices().isEmpty()) {
            root.put("warnings_an_hour", warningsAnHour);
        }
        try {
            return json.writeValueAsString(StorableText.of(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft cannot be written as JSON", e);
        }
    }

    /** Its classification and flags. */
    public ObjectNode about(TicketDraft draft) {
        ObjectNode about = json.createObjectNode();
        about.set("classification", classification(draft.classification()));
        Set<String> flags = new LinkedHashSet<>(draft.guarded().flags());
        flags.addAll(draft.classification().flags());
        about.set("flags", texts(flags));
        return about;
    }

    /** The message as it stands in the ticket's JSON. */
    public ObjectNode message(Guarded guarded) {
        Message message = guarded.message();
        ObjectNode node = json.createObjectNode();
        node.putObject("channel")
                .put("name", message.channel().name())
                .put("kind", message.channel().kind().code());
        node.put("source_id", message.sourceId());
        node.put("revises", message.revises());
        if (message.hints().containsKey(Message.ALBUM)) {
            node.put("album", message.hints().get(Message.ALBUM));
        }
        if (message.hints().containsKey(Message.IN_REPLY_TO)) {
            node.put("answers", message.hints().get(Message.IN_REPLY_TO));
        }
        if (message.hints().containsKey(Message.ANSWERED_PERSON)) {
            node.put("answers_person", message.hints().get(Message.ANSWERED_PERSON));
        }
        if (message.hints().containsKey(Message.LEFT_OUT)) {
            node.put("left_out", message.hints().get(Message.LEFT_OUT));
        }
        node.put("conversation", message.conversation());
        node.set("reply_to", replyTo(message));
        node.put("visibility", message.visibility().name().toLowerCase(Locale.ROOT));
        node.set("author", author(message.author()));
        node.put("subject", message.subject());
        node.put("text", message.text());
        node.put("html", message.html());
        node.put("reply_text", message.replyText());
        node.put("quoted_text", message.quotedText());
        node.put("auto", message.auto().name().toLowerCase(Locale.ROOT));
        node.put("sent_at", message.sentAt().toString());
        node.put("received_at", message.receivedAt().toString());
        ArrayNode attachments = node.putArray("attachments");
        message.attachments().forEach(file -> attachments.add(file(file)));
        ArrayNode findings = node.putArray("findings");
        guarded.findings().forEach(finding -> findings.add(finding(finding)));
        return node;
    }

    /** The classification, with the due time as seconds from arrival: the database's clock makes a time of it. */
    ObjectNode classification(Classification classification) {
        ObjectNode node = json.createObjectNode();
        node.put("topic", classification.topic());
        node.put("confidence", classification.confidence());
        ArrayNode alternatives = node.putArray("alternatives");
        classification
                .alternatives()
                .forEach(other ->
                        alternatives.addObject().put("code", other.code()).put("confidence", other.confidence()));
        node.set("because", texts(classification.because()));
        node.put("language", classification.language());
        node.put("priority", classification.priority().ordinal());
        node.put("due_in", classification.dueIn().toSeconds());
        ArrayNode facts = node.putArray("facts");
        classification.facts().forEach(fact -> facts.add(fact(fact)));
        node.set("missing", texts(classification.missing()));
        return node;
    }

    /** What is kept of a mail's subject is the masked one, here too. */
    private ObjectNode replyTo(Message message) {
        ObjectNode to = json.valueToTree(message.replyTo());
        return to.has("subject") ? to.put("subject", message.subject()) : to;
    }

    private ObjectNode thread(ThreadClues clues) {
        ObjectNode node = json.createObjectNode().put("id", clues.id());
        node.set("references", texts(clues.references()));
        node.put("named", clues.named());
        node.put("addressed", clues.addressed());
        node.put("quotes", clues.quotes());
        node.set("people", texts(clues.people()));
        node.set("bounce", json.valueToTree(clues.bounce()));
        node.put("reopen_within", policy.reopenWithin().toSeconds());
        return node.put("notices_an_hour", policy.noticesAnHour());
    }

    private ObjectNode fact(Fact fact) {
        ObjectNode node = json.createObjectNode().put("type", fact.type());
        node.set("value", json.valueToTree(fact.value()));
        return node;
    }

    private ObjectNode author(Author author) {
        ObjectNode node = json.createObjectNode().put("id", author.id()).put("name", author.name());
        node.set("addresses", texts(author.addresses()));
        return node;
    }

    /** An attachment; where it stands is written only while it must still be fetched from there. */
    public ObjectNode file(Attachment file) {
        ObjectNode node = json.createObjectNode()
                .put("name", file.name())
                .put("type", file.type())
                .put("size", file.size())
                .put("sha256", file.sha256())
                .put("read", file.text() != null);
        if (file.isWanted()) {
            node.put("source", file.source());
        }
        if (file.note() != null) {
            node.put("note", file.note());
        }
        return node;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode node = json.createObjectNode().put("type", finding.type());
        if (!Message.TEXT.equals(finding.part())) {
            node.put("part", finding.part());
        }
        return node.put("start", finding.start())
                .put("end", finding.end())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    }

    private ArrayNode notices(TicketDraft draft) {
        ArrayNode notices = json.createArrayNode();
        for (Notice notice : draft.notices()) {
            ObjectNode node = notices.addObject()
                    .put("kind", notice.kind())
                    .put("language", notice.language())
                    .put("text", notice.text());
            node.set("to", json.valueToTree(notice.to()));
            if (!notice.words().isEmpty()) {
                node.set("words", json.valueToTree(notice.words()));
            }
        }
        return notices;
    }

    private ArrayNode texts(Collection<String> values) {
        ArrayNode array = json.createArrayNode();
        values.forEach(array::add);
        return array;
    }
}
