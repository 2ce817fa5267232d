package io.fairlead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.queue.TicketPreview;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Drafted;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.RejectedException;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.WithheldException;
import io.fairlead.web.Answers;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * Takes a sample through every stage as if a channel had received it, and tells what each made of it; stores nothing,
 * sends nothing. What it shows is masked. Statuses: 200, 404.
 */
public final class Trial {
    private final LiveStages stages;
    private final ChannelDirectory channels;
    private final ObjectMapper json = new ObjectMapper();
    private final TicketPreview preview = new TicketPreview(json);

    Trial(LiveStages stages, ChannelDirectory channels) {
        this.stages = stages;
        this.channels = channels;
    }

    /** The body is a mail, an update, or a form's JSON, as {@code fairlead try} takes it. */
    public void run(Exchange exchange, byte[] sample) throws JsonProcessingException {
        Channel channel = channel(Reception.request(exchange).lastSegment());
        byte[] raw = sample == null ? new byte[0] : sample;
        boolean mail = channel.kind() == ChannelKind.EMAIL || channel.kind() == ChannelKind.FILE && !isObject(raw);
        ObjectNode told = tell(new Inbound(
                channel,
                "trial",
                mail ? "message/rfc822" : "application/json",
                channel.kind() == ChannelKind.FORM ? post(channel.name(), raw) : raw,
                Instant.now()));
        Answers.json(exchange, 200, json.writeValueAsString(told));
    }

    /** A form's fields alone are enough: what its page sends along is put around them. */
    private byte[] post(String channel, byte[] raw) throws JsonProcessingException {
        JsonNode fields = object(raw);
        if (fields == null || fields.has("fields")) {
            return raw;
        }
        ObjectNode post = json.createObjectNode().put("form", channels.parameter(channel, "form"));
        post.set("fields", fields);
        return json.writeValueAsBytes(post);
    }

    private boolean isObject(byte[] raw) {
        return object(raw) != null;
    }

    private JsonNode object(byte[] raw) {
        try {
            JsonNode read = json.readTree(raw);
            return read != null && read.isObject() ? read : null;
        } catch (IOException e) {
            return null;
        }
    }

    private ObjectNode tell(Inbound inbound) {
        Stages now = stages.now();
        ObjectNode told = json.createObjectNode();
        ArrayNode steps = told.putArray("stages");
        try {
            Normalised normalised =
                    step(steps, "normalise", () -> now.normalise().normalise(inbound));
            if (!(normalised instanceof Message message)) {
                return outcome(told, "ignored", ((Ignored) normalised).reason());
            }
            note(
                    steps,
                    message.text().length() + " characters, "
                            + message.attachments().size() + " files");
            Recognised recognised =
                    step(steps, "recognise", () -> now.recognise().recognise(message));
            note(
                    steps,
                    types(recognised.entities().stream()
                            .map(entity -> entity.type())
                            .toList()));
            Guarded guarded = step(steps, "guard", () -> now.guard().guard(recognised));
            note(
                    steps,
                    types(guarded.findings().stream()
                            .map(finding -> finding.type())
                            .toList()));
            Classification classification =
                    step(steps, "classify", () -> now.classify().classify(guarded));
            note(
                    steps,
                    classification.topic() + ", " + classification.language() + ", "
                            + classification.priority().name().toLowerCase(java.util.Locale.ROOT));
            TicketDraft draft = step(steps, "warn", () -> now.warn().draft(guarded, classification));
            note(
                    steps,
                    types(draft.notices().stream().map(notice -> notice.kind()).toList()));
            Drafted selected = step(steps, "select", () -> now.select().select(draft));
            if (selected instanceof Ignored ignored) {
                return outcome(told, "ignored", ignored.reason());
            }
            JsonNode ticket = preview.of((TicketDraft) selected);
            return outcome(told, "ticket", "").set("ticket", ticket);
        } catch (UnreadableException e) {
            return outcome(told, "quarantined", e.getMessage());
        } catch (WithheldException e) {
            return outcome(told, "quarantined", "held by the guard: " + e.getMessage());
        } catch (RejectedException e) {
            return outcome(told, "rejected", e.getMessage());
        }
    }

    private static <T> T step(ArrayNode steps, String stage, Supplier<T> work) {
        ObjectNode step = steps.addObject().put("stage", stage);
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            step.put("micros", (System.nanoTime() - began) / 1_000);
        }
    }

    private static void note(ArrayNode steps, String what) {
        ((ObjectNode) steps.get(steps.size() - 1)).put("result", what);
    }

    private static String types(List<String> types) {
        return types.isEmpty()
                ? "nothing"
                : String.join(", ", types.stream().distinct().sorted().toList());
    }

    private static ObjectNode outcome(ObjectNode told, String outcome, String reason) {
        return told.put("outcome", outcome).put("reason", reason);
    }

    private Channel channel(String name) {
        for (Map<String, Object> entry : channels.list()) {
            if (entry.get("name").equals(name) && !entry.get("kind").equals("unknown")) {
                return new Channel(name, ChannelKind.of((String) entry.get("kind")));
            }
        }
        throw new RefusedException(Problem.of(404, "There is no such channel."));
    }
}
