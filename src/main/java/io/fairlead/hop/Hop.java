package io.fairlead.hop;

import io.fairlead.channel.OwnExchange;
import io.fairlead.digest.Sha256;
import io.fairlead.queue.Sealer;
import io.fairlead.ticket.Inbound;
import java.io.IOException;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** What the routes to the broker and from it do with a message. */
public final class Hop {
    /** Kafka takes a megabyte by default; what is larger goes to the intake of the router that received it. */
    static final int LARGEST = 900_000;

    private static final String KEY = "kafka.KEY";

    private final Packet packet;
    private final Function<Inbound, String> writer;

    /** @param writer whose messages must stay in order: the sender of a mail, a chat; never leaves the router in clear */
    public Hop(Sealer sealer, Function<Inbound, String> writer) {
        this.packet = new Packet(sealer);
        this.writer = writer;
    }

    public boolean fits(Inbound inbound) {
        return inbound.raw().length <= LARGEST;
    }

    /** Makes a record of it; all of one writer are of one partition. */
    public void pack(Inbound inbound, Exchange exchange) {
        String key = inbound.channel().name() + "\n" + writer.apply(inbound);
        exchange.getMessage().setBody(packet.wrap(inbound));
        exchange.getMessage().setHeader(KEY, Sha256.of(key));
    }

    /** The channel tries again later, and leaves the message with its source in the end. */
    public void refuse(Exception failure) {
        throw new BrokerAwayException(failure);
    }

    /** Takes a record's message into the path, as any channel would, and returns when it is stored or in quarantine. */
    public void take(byte[] record, Exchange exchange) throws IOException {
        Inbound inbound = packet.unwrap(record);
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            OwnExchange.take(template, "direct:arrived", inbound, "the record is read again");
        }
    }
}
