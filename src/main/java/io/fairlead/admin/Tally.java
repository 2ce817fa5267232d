package io.fairlead.admin;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.Inbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.MDC;

/**
 * Counts what the sources hand over, apart from the ledger that the database keeps, so that the one proves the other: a
 * message counts as seen once its source is told that we have it, and as returned when it is not.
 */
public final class Tally {
    private static final String COUNTED = "fairlead.counted";
    private static final String RETURNED = "fairlead.returned";
    private static final String CHANNEL = "channel";
    private static final String MESSAGE = "message";

    private final Map<Channel, Counts> byChannel = new ConcurrentHashMap<>();

    /** What a channel handed over since the start. */
    public record Line(Channel channel, long seen, long returned) {}

    private record Counts(LongAdder seen, LongAdder returned) {}

    /** Names the exchange's message for the log, and counts it once it is known what becomes of it; a retry of it is the same one. */
    public void see(Exchange exchange) {
        Inbound inbound = exchange.getVariable("inbound", Inbound.class);
        if (inbound == null || exchange.getProperty(COUNTED) != null) {
            return;
        }
        exchange.setProperty(COUNTED, true);
        MDC.put(CHANNEL, inbound.channel().name());
        MDC.put(MESSAGE, inbound.sourceId());
        Counts counts =
                byChannel.computeIfAbsent(inbound.channel(), channel -> new Counts(new LongAdder(), new LongAdder()));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                (done.getProperty(RETURNED) == null && !done.isRollbackOnly() ? counts.seen() : counts.returned())
                        .increment();
                onDone(done);
            }

            @Override
            public void onFailure(Exchange failed) {
                counts.returned().increment();
                onDone(failed);
            }

            @Override
            public void onDone(Exchange gone) {
                MDC.remove(CHANNEL);
                MDC.remove(MESSAGE);
            }
        });
    }

    /** Its sender was told that we do not have it, or nobody could note what became of it. */
    public void giveBack(Exchange exchange) {
        exchange.setProperty(RETURNED, true);
    }

    /** All counts since the start. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        byChannel.forEach((channel, counts) -> lines.add(
                new Line(channel, counts.seen().sum(), counts.returned().sum())));
        return lines;
    }
}
