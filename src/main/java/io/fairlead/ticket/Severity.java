package io.fairlead.ticket;

/** How much harm a finding can do: critical moves money, high identifies a person, low is only untidy in public. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
