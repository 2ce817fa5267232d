package io.fairlead.queue;

/**
 * Something happened to a ticket: a hint to look at it again, not what it looks like now.
 *
 * @param id grows, but not quite in the order in which changes become visible
 * @param kind queued, message, changed, claimed, freed, answered, resolved or spam
 * @param agent who holds the ticket; null when nobody does
 */
public record Change(long id, String ref, String kind, String agent, int version) {}
