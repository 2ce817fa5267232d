package io.fairlead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.web.Answers;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Takes a sample through every stage as if a channel had received it, and tells what each made of it; stores nothing,
 * sends nothing. What it shows is masked. Statuses: 200, 404.
 */
public final class Trial {
    private final LiveStages stages;
    private final ChannelDirectory channels;
    private final ObjectMapper json = new ObjectMapper();

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
        Rehearsal.Result result = Rehearsal.of(stages.now(), inbound);
        ObjectNode told = json.createObjectNode();
        told.set("stages", json.valueToTree(result.steps()));
        result.tell(told, json);
        return told;
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
