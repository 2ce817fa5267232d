package io.fairlead.ticket;

/**
 * An inbound that is no customer's message (a member joined, a reaction): counted in the ledger, never a ticket.
 *
 * @param reason a short code in snake_case, such as {@code member_joined}
 */
public record Ignored(Channel channel, String sourceId, String reason) implements Normalised, Drafted {}
