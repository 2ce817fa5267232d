package io.fairlead.channel.telegram;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The updates under src/test/resources/telegram. */
final class Fixture {
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    static final Channel CHANNEL = new Channel("telegram", ChannelKind.TELEGRAM);

    private Fixture() {}

    static Inbound inbound(String name) {
        try (InputStream file = Fixture.class.getResourceAsStream("/telegram/" + name + ".json")) {
            return inbound(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Inbound inbound(byte[] raw) {
        return new Inbound(CHANNEL, "1001", "application/json", raw, NOW);
    }

    static Message message(String name) {
        return (Message) new TelegramNormaliser().normalise(inbound(name));
    }
}
