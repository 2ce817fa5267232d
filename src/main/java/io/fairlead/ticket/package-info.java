/**
 * The ticket model that every stage speaks; depends on {@code java.*} only.
 * Start with {@link io.fairlead.ticket.Message}; nothing here may learn of Camel, JSON or SQL.
 */
package io.fairlead.ticket;
