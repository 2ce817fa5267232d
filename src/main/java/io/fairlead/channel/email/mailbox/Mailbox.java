package io.fairlead.channel.email.mailbox;

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
        Clock clock) {}
