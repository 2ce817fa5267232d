package io.fairlead.ticket;

/** What the stages make of a message: a {@link TicketDraft}, or {@link Ignored} with the reason. */
public sealed interface Drafted permits TicketDraft, Ignored {}
