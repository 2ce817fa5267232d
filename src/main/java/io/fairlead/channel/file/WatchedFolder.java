package io.fairlead.channel.file;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;

/**
 * What the route of a watched folder does with each file: opens it, and says afterwards where it goes. A file of which
 * nothing could be read goes to the failed ones, with the reason beside it; single messages stand in quarantine.
 */
public final class WatchedFolder {
    private final Archive archive;
    private final Clock clock;

    public WatchedFolder(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /** Its messages, one after the other. */
    public OpenArchive open(Exchange exchange) throws IOException {
        Channel channel = new Channel(exchange.getFromRouteId(), ChannelKind.FILE);
        return new OpenArchive(archive.open(file(exchange)), channel, clock);
    }

    /** One more message of the file stands in the queue, or stood there before. */
    public void taken(OpenArchive open) {
        open.countTaken();
    }

    /**
     * Sets the property {@code goesTo} for the endpoint's {@code move}.
     *
     * @param done folder for what was taken in, relative to the file's
     * @param failed folder for the rest
     */
    public void settle(Exchange exchange, OpenArchive open, String done, String failed) throws IOException {
        open.close();
        if (open.taken() > 0) {
            exchange.setProperty("goesTo", done);
            return;
        }
        exchange.setProperty("goesTo", failed);
        Path file = file(exchange);
        Path folder = file.resolveSibling(failed);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(file.getFileName() + ".reason.txt"),
                open.given() == 0
                        ? "There is no message in this file.\n"
                        : "None of its " + open.given() + " messages could be taken in; each stands in quarantine with"
                                + " its reason (/admin, channel " + exchange.getFromRouteId() + ").\n");
    }

    private static Path file(Exchange exchange) {
        return ((File) exchange.getProperty("archiveFile", GenericFile.class).getFile()).toPath();
    }
}
