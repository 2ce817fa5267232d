package io.fairlead.ticket;

/** What a normaliser makes of an inbound: a {@link Message}, or {@link Ignored} with the reason. */
public sealed interface Normalised permits Message, Ignored {}
