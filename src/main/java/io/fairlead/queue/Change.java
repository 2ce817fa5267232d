package io.fairlead.queue;

/**
 * Something happened to a ticket: a hint to look at it again, not what it looks like now.
 *
 * @param id grows, but not quite in the order in which changes become visible
 * @param kind queued, message, changed, claimed, freed, answered, resolved or spam; watched when somebody opened or closed it at
 *     the desk, or began to write, mentioned when a note names somebody or he has read it
 * @param agent who holds the ticket, or is mentioned; null when nobody is
 */
public record Change(long id, String ref, String kind, String agent, int version) {}
