package io.fairlead.channel.email.mailbox;

import io.fairlead.ticket.Inbound;

/** The route behind a mailbox. */
interface Intake {
    /** Returns null once the mail is committed or quarantined, else in one word why it is neither. */
    String take(Inbound mail);
}
