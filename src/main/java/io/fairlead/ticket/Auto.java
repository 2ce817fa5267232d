package io.fairlead.ticket;

/** Whether a machine wrote the message; automatic ones are kept and flagged, never answered (RFC 3834). */
public enum Auto {
    NO,
    REPLY,
    BOUNCE,
    LIST
}
