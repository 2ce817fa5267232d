package io.fairlead.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Priority;
import io.fairlead.ticket.TicketDraft;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The ticket's JSON as the queue would show it, for a message that never goes there; it has no reference. */
public final class TicketPreview {
    private final ObjectMapper json;
    private final DraftJson draftJson;

    public TicketPreview(ObjectMapper json) {
        this.json = json;
        this.draftJson = new DraftJson(json);
    }

    public JsonNode of(TicketDraft draft) {
        Message message = draft.guarded().message();
        Classification classification = draft.classification();
        ObjectNode stored = draftJson.message(draft.guarded());
        ObjectNode known = draftJson.classification(classification);
        ObjectNode ticket = json.createObjectNode();
        ticket.putNull("ref");
        ticket.put("status", "waiting");
        ticket.set("channel", stored.remove("channel"));
        stored.remove("reply_to");
        ticket.set("visibility", stored.get("visibility"));
        ticket.put("subject", message.subject());
        ticket.put("language", classification.language());
        ObjectNode topic = ticket.putObject("topic");
        topic.put("code", classification.topic());
        topic.put("confidence", classification.confidence());
        topic.set("because", known.get("because"));
        topic.set("alternatives", known.get("alternatives"));
        ticket.put("priority", name(classification.priority()));
        ticket.put("due_at", message.receivedAt().plus(classification.dueIn()).toString());
        ObjectNode customer = ticket.putObject("customer");
        customer.put("id", message.author().id());
        customer.put("name", message.author().name());
        customer.set("addresses", stored.get("author").get("addresses"));
        ticket.put("conversation", message.conversation());
        ticket.putArray("messages").add(stored);
        ticket.set("facts", known.get("facts"));
        ticket.set("missing", known.get("missing"));
        var warnings = ticket.putArray("warnings");
        draft.notices().stream()
                .filter(notice -> notice.kind().equals("warning"))
                .forEach(notice -> warnings.addObject().put("state", "pending").put("language", notice.language()));
        Set<String> flags = new LinkedHashSet<>(draft.guarded().flags());
        flags.addAll(classification.flags());
        var array = ticket.putArray("flags");
        flags.forEach(array::add);
        return StorableText.of(ticket);
    }

    private static String name(Priority priority) {
        return priority.name().toLowerCase(Locale.ROOT);
    }
}
