package io.fairlead.ticket;

/**
 * A place in a message where something of a known type stands: a secret, or a fact. It holds the place, never the text.
 *
 * @param type a name from {@link EntityTypes}, or of an operator's own detector
 * @param part which part of the message, a key of {@link Message#parts()}
 * @param range UTF-16 indexes in that part
 */
public record Entity(String type, String part, Range range) {}
