package io.fairlead;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.Lead;
import io.fairlead.channel.email.EmailLimits;
import io.fairlead.channel.email.OAuthClients;
import io.fairlead.channel.email.mailbox.MailboxComponent;
import io.fairlead.channel.file.Archive;
import io.fairlead.channel.file.WatchedFolder;
import io.fairlead.channel.telegram.RawTelegramComponent;
import io.fairlead.queue.Database;
import java.time.Clock;
import org.apache.camel.main.Main;

/** Builds what the channels' templates read from: mailboxes, bots and watched folders. */
final class SourceParts {
    private SourceParts() {}

    static void bind(
            Main camel,
            EmailLimits limits,
            ChannelDirectory channels,
            OAuthClients oauth,
            Database database,
            Lead lead) {
        camel.bind("watchedFolder", new WatchedFolder(new Archive(limits.size()), lead, Clock.systemUTC()));
        camel.bind("telegram", new RawTelegramComponent(lead));
        camel.bind(
                "mailbox",
                new MailboxComponent(
                        channels::parameter,
                        new StoredMailCursors(database.pool()),
                        oauth,
                        limits.size(),
                        lead,
                        Clock.systemUTC()));
    }
}
