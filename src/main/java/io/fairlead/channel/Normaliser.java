package io.fairlead.channel;

import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Normalised;

/** Turns what one kind of channel delivers into the one message form; stateless and safe for many threads. */
public interface Normaliser {
    /**
     * @throws io.fairlead.ticket.UnreadableException when no message can ever be made of it: it is quarantined
     * @throws io.fairlead.ticket.RejectedException when the sender has to mend it
     */
    Normalised normalise(Inbound inbound);
}
