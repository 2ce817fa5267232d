package io.fairlead.hop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.queue.Sealer;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * An inbound as it travels over a broker: sealed, because brokers keep what they carry. Inside, a line of JSON
 * ({@code channel}, {@code kind}, {@code source}, {@code type}, {@code at}), then the raw bytes.
 */
final class Packet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANNEL = "intake";
    private static final String SOURCE = "hop";

    private final Sealer sealer;

    Packet(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] wrap(Inbound inbound) {
        ObjectNode head = JSON.createObjectNode()
                .put("channel", inbound.channel().name())
                .put("kind", inbound.channel().kind().code())
                .put("source", inbound.sourceId())
                .put("type", inbound.mediaType())
                .put("at", inbound.receivedAt().toString());
        byte[] line = (head + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(line.length + inbound.raw().length);
        whole.writeBytes(line);
        whole.writeBytes(inbound.raw());
        return sealer.seal(whole.toByteArray(), CHANNEL, SOURCE);
    }

    /** @throws IllegalStateException when it was sealed with a key that is not ours, or was never sealed here */
    Inbound unwrap(byte[] sealed) {
        byte[] whole = sealer.open(sealed, CHANNEL, SOURCE);
        int end = 0;
        while (whole[end] != '\n') {
            end++;
        }
        try {
            JsonNode head = JSON.readTree(whole, 0, end);
            return new Inbound(
                    new Channel(
                            head.path("channel").asText(),
                            ChannelKind.of(head.path("kind").asText())),
                    head.path("source").asText(),
                    head.path("type").asText(),
                    Arrays.copyOfRange(whole, end + 1, whole.length),
                    Instant.parse(head.path("at").asText()));
        } catch (IOException e) {
            throw new IllegalStateException("a packet has no head", e);
        }
    }
}
