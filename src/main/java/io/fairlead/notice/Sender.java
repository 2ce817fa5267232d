package io.fairlead.notice;

import io.fairlead.ticket.Notice;

/** Sends a notice out through one kind of channel; knows nothing of the outbox. */
public interface Sender {
    /** Never throws: whatever happens is an outcome. */
    Outcome send(String channel, Notice notice);
}
