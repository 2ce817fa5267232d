package io.fairlead.ticket;

import java.util.List;

/** Everything that the queue stores in its one transaction: the masked message, its classification, its notices. */
public record TicketDraft(Guarded guarded, Classification classification, List<Notice> notices) implements Drafted {
    public TicketDraft {
        notices = List.copyOf(notices);
    }
}
