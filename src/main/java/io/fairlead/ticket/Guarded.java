package io.fairlead.ticket;

import java.util.List;

/**
 * A message that may be stored and shown: secrets masked, what was found noted.
 *
 * @param message masked
 * @param findings places in the masked message
 * @param entities those that the policy left readable, places in the masked message; facts are made of them
 * @param warn whether the author must be warned in public
 * @param delete whether the channel should delete the original, where it may
 * @param flags for the agent, such as {@code impersonation}
 * @param posing whether somebody poses as us in public, so that moderators and his victim must be told
 */
public record Guarded(
        Message message,
        List<Finding> findings,
        List<Entity> entities,
        boolean warn,
        boolean delete,
        List<String> flags,
        boolean posing) {
    public Guarded {
        findings = List.copyOf(findings);
        entities = List.copyOf(entities);
        flags = List.copyOf(flags);
    }

    /** The same where nobody poses as us. */
    public Guarded(
            Message message,
            List<Finding> findings,
            List<Entity> entities,
            boolean warn,
            boolean delete,
            List<String> flags) {
        this(message, findings, entities, warn, delete, flags, false);
    }

    /** True when a finding can move money. */
    public boolean critical() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }
}
