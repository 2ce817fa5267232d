package io.fairlead.ticket;

/** Order of work before the due time; the first is taken first. */
public enum Priority {
    URGENT,
    HIGH,
    NORMAL,
    LOW
}
