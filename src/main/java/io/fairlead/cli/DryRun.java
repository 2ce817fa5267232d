package io.fairlead.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.Rehearsal;
import io.fairlead.Stages;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes messages through the stages as the intake route would, and writes the outcome of each as a JSON line. */
final class DryRun {
    private final Stages stages;
    private final Channel channel;
    private final ObjectMapper json;

    DryRun(Stages stages, Channel channel, ObjectMapper json) {
        this.stages = stages;
        this.channel = channel;
        this.json = json;
    }

    /** The lines for one file: one for a mail or form, one for each update of a Telegram file. */
    List<String> read(String file, byte[] content) {
        List<String> lines = new ArrayList<>();
        int place = 0;
        for (byte[] raw : messages(content)) {
            String mediaType = channel.kind() == ChannelKind.EMAIL ? "message/rfc822" : "application/json";
            lines.add(line(file, new Inbound(channel, file + "#" + place++, mediaType, raw, Instant.now())));
        }
        return lines;
    }

    private String line(String file, Inbound inbound) {
        ObjectNode line = json.createObjectNode().put("file", file);
        Rehearsal.of(stages, inbound).tell(line, json);
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line cannot be written as JSON", e);
        }
    }

    /** Telegram files hold one update, one a line, or a whole answer of getUpdates; anything else is one message. */
    private List<byte[]> messages(byte[] content) {
        if (channel.kind() != ChannelKind.TELEGRAM) {
            return List.of(content);
        }
        List<byte[]> updates = new ArrayList<>();
        try (MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(content)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.path("result").isArray()) {
                    for (JsonNode update : value.get("result")) {
                        updates.add(json.writeValueAsBytes(update));
                    }
                } else {
                    updates.add(json.writeValueAsBytes(value));
                }
            }
        } catch (IOException e) {
            return List.of(content);
        }
        return updates;
    }
}
