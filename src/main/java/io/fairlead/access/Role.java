package io.fairlead.access;

/** What a person or a token may do. Each stands for itself: an administrator who answers tickets is an agent too. */
public enum Role {
    /** Takes tickets, reads and answers them. */
    AGENT,
    /** Configures channels, topics and policies, replays what stands in quarantine. */
    OPERATOR,
    /** Manages users and tokens, reads the audit, reveals what is sealed. */
    ADMINISTRATOR
}
