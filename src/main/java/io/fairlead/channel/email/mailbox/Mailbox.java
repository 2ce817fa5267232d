package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.Lead;
import io.fairlead.ticket.Channel;
import java.time.Clock;

/** What all folders of a mailbox share. */
record Mailbox(
        Channel channel,
        MailboxOptions options,
        WholeMails mails,
        MailCursors cursors,
        MailLanes lanes,
        Room room,
        Intake intake,
        MailboxHealth health,
        Lead lead,
        Clock clock) {
    /** Whether this router may ask for mail now. */
    boolean isOurTurn() {
        return lead.isOurs(channel.name());
    }
}
