package io.fairlead.channel;

import io.fairlead.ticket.Drafted;
import io.fairlead.ticket.TicketDraft;

/** Decides after the guard which messages become tickets; it leaves out none in which the guard found something. */
public interface Selector {
    /** The draft itself, or the reason to leave it out. */
    Drafted select(TicketDraft draft);
}
