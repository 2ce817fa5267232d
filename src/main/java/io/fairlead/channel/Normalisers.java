package io.fairlead.channel;

import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.UnreadableException;
import java.util.Map;

/** Gives each inbound to the normaliser of its channel's kind. */
public final class Normalisers implements Normaliser {
    private final Map<ChannelKind, Normaliser> byKind;

    public Normalisers(Map<ChannelKind, Normaliser> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    @Override
    public Normalised normalise(Inbound inbound) {
        Normaliser normaliser = byKind.get(inbound.channel().kind());
        if (normaliser == null) {
            throw new UnreadableException(
                    "channels of kind " + inbound.channel().kind().code() + " are not known here");
        }
        return normaliser.normalise(inbound);
    }
}
