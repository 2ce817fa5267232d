package io.fairlead.channel.file;

import io.fairlead.channel.Lead;
import io.fairlead.channel.OwnExchange;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.GenericFile;

/**
 * What the route of a watched folder does with each file: opens it, and says afterwards where it goes. A file of which
 * nothing could be read goes to the failed ones, with the reason beside it; single messages stand in quarantine.
 */
public final class WatchedFolder {
    private final Archive archive;
    private final Lead lead;
    private final Clock clock;

    /** @param lead whether this router may read a folder that others see, too */
    public WatchedFolder(Archive archive, Lead lead, Clock clock) {
        this.archive = archive;
        this.lead = lead;
        this.clock = clock;
    }

    /**
     * Takes in its messages, one after the other; sets the property {@code goesTo} for the endpoint's {@code move}.
     *
     * @param done folder for what was taken in, relative to the file's
     * @param failed folder for the rest
     * @throws IllegalStateException when a message can be neither queued nor quarantined now, or another router's turn
     *     has come: the file stays, and comes again; what of it was taken in is known then
     */
    public void takeIn(Exchange exchange, String done, String failed) throws IOException {
        Path file = ((File) exchange.getMessage().getBody(GenericFile.class).getFile()).toPath();
        exchange.setProperty("goesTo", failed);
        Channel channel = new Channel(exchange.getFromRouteId(), ChannelKind.FILE);
        try (OpenArchive open = new OpenArchive(archive.open(file), channel, clock);
                ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            while (open.hasNext()) {
                if (!lead.isOurs(channel.name())) {
                    throw new IllegalStateException("another router reads this folder now, and takes the file anew");
                }
                takeIn(template, open);
            }
            if (open.taken() > 0) {
                exchange.setProperty("goesTo", done);
            } else {
                explain(file, failed, open.given(), channel.name());
            }
        }
    }

    private static void takeIn(ProducerTemplate template, OpenArchive open) {
        Object taken = OwnExchange.take(template, "direct:archived", open.next(), "the file stays, and comes again");
        if (taken instanceof Map) {
            open.countTaken();
        }
    }

    private static void explain(Path file, String failed, int messages, String channel) throws IOException {
        Path folder = file.resolveSibling(failed);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(file.getFileName() + ".reason.txt"),
                messages == 0
                        ? "There is no message in this file.\n"
                        : "None of its " + messages + " messages could be taken in; each stands in quarantine with its"
                                + " reason (/admin, channel " + channel + ").\n");
    }
}
