package io.fairlead;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.email.Mailbox;
import io.fairlead.queue.Database;
import io.fairlead.queue.KnownMailboxes;
import io.fairlead.queue.MailPolicy;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Message;
import java.time.Duration;

/** What the operator decided about mail: in {@code application.properties} for all mailboxes, in its file for one. */
final class MailSettings {
    private final Settings settings;
    private final ChannelDirectory channels;

    MailSettings(Settings settings, ChannelDirectory channels) {
        this.settings = settings;
        this.channels = channels;
    }

    /** @throws IllegalStateException in one sentence, when a setting is none */
    MailPolicy policy() {
        String word = settings.text("fairlead.mail.reply-to-resolved");
        Duration within = Duration.ofDays(settings.number("fairlead.mail.reopen-within-days"));
        return switch (word) {
            case "reopen" -> new MailPolicy(within, anHour());
            case "follow-up" -> new MailPolicy(Duration.ZERO, anHour());
            default ->
                throw new IllegalStateException(
                        "fairlead.mail.reply-to-resolved is '" + word + "', but must be reopen or follow-up");
        };
    }

    /** The queue must know our own addresses: nobody is let in under them, and nothing is sent to them. */
    void tell(Database database) {
        for (ChannelFile channel : channels.on()) {
            if (channel.kind().startsWith(ChannelKind.EMAIL.code())) {
                KnownMailboxes.know(
                        database.pool(),
                        channel.name(),
                        Mailbox.addresses(name -> channels.parameter(channel.name(), name)));
            }
        }
    }

    /** Whether the message's channel tells customers that it has their mail; a channel without a file does not. */
    boolean acknowledges(Message message) {
        String name = message.channel().name();
        return channels.isOn(name) && channels.parameter(name, "acknowledge").equals("true");
    }

    private int anHour() {
        return settings.number("fairlead.mail.acknowledgements-an-hour");
    }
}
