package io.fairlead;

import io.fairlead.admin.Meters;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Drafted;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.TicketDraft;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;

/**
 * The stages as the routes call them, while operators change {@code config/}: all are replaced at once, and a message is
 * taken to its end by those with which it began.
 */
public final class LiveStages {
    private static final String BEGAN_WITH = "stages";

    private final UnaryOperator<Stages> wiring;
    private final Meters meters;
    private final Stages first;
    private volatile Stages now;

    /** @param wiring makes freshly read stages and the running router known to each other */
    LiveStages(Stages first, UnaryOperator<Stages> wiring, Meters meters) {
        this.wiring = wiring;
        this.meters = meters;
        this.first = first;
        this.now = wiring.apply(first);
    }

    /** The newest ones. */
    public Stages now() {
        return now;
    }

    /** From now on messages that come in are taken by these. */
    public void become(Stages newer) {
        Stages wired = wiring.apply(newer);
        // The doors hold those of the first.
        first.pageTexts().become(newer.pageTexts());
        first.forms().become(newer.forms());
        now = wired;
    }

    /** What a message that is stored already is about, by the newest ones; nothing is counted and nobody is warned. */
    TicketDraft read(Message message) {
        Stages stages = now;
        Guarded guarded = stages.guard().guard(stages.recognise().recognise(message));
        return new TicketDraft(guarded, stages.classify().classify(guarded), List.of());
    }

    /** The first step: here a message's stages are chosen. */
    public Normalised normalise(Inbound inbound, Exchange exchange) {
        Stages stages = now;
        exchange.setVariable(BEGAN_WITH, stages);
        return timed("normalise", inbound.channel(), () -> stages.normalise().normalise(inbound));
    }

    public Recognised recognise(Message message, Exchange exchange) {
        return timed(
                "recognise", message.channel(), () -> of(exchange).recognise().recognise(message));
    }

    public Guarded guard(Recognised recognised, Exchange exchange) {
        Guarded guarded = timed(
                "guard",
                recognised.message().channel(),
                () -> of(exchange).guard().guard(recognised));
        meters.found(guarded);
        return guarded;
    }

    public Classification classify(Guarded guarded, Exchange exchange) {
        return timed(
                "classify",
                guarded.message().channel(),
                () -> of(exchange).classify().classify(guarded));
    }

    public TicketDraft warn(Guarded guarded, Classification classification, Exchange exchange) {
        return timed(
                "warn", guarded.message().channel(), () -> of(exchange).warn().draft(guarded, classification));
    }

    public Drafted select(TicketDraft draft, Exchange exchange) {
        return timed(
                "select",
                draft.guarded().message().channel(),
                () -> of(exchange).select().select(draft));
    }

    private <T> T timed(String stage, Channel channel, Supplier<T> work) {
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            meters.took(stage, channel.name(), System.nanoTime() - began);
        }
    }

    private Stages of(Exchange exchange) {
        Stages began = exchange.getVariable(BEGAN_WITH, Stages.class);
        return began == null ? now : began;
    }
}
