package io.fairlead.event;

import java.util.Set;
import java.util.TreeSet;

/** What is told to other systems, as {@code fairlead.event_kinds()} lists it too. */
final class EventKinds {
    /** Before a kind in a CloudEvent's {@code type}. */
    static final String TYPE = "io.fairlead.ticket.";

    /** Before a kind in {@code config/webhooks.yaml}. */
    static final String SHORT = "ticket.";

    static final Set<String> ALL = new TreeSet<>(Set.of(
            "queued",
            "message",
            "claimed",
            "released",
            "lease_expired",
            "requeued",
            "changed",
            "topic_corrected",
            "snoozed",
            "woken",
            "answered",
            "answer_undone",
            "undelivered",
            "resolved",
            "spam",
            "reopened",
            "closed_by_customer",
            "rated",
            "due_soon",
            "incident",
            "mentioned",
            "merged",
            "merged_into",
            "split_off",
            "split_from",
            "forgotten"));

    private EventKinds() {}
}
