package io.fairlead.channel.email.mailbox;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.apache.camel.spi.ExecutorServiceManager;

/** Works on several mails at a time, because each waits for its commit, and on those of one sender one by one. */
final class MailLanes {
    /** Enough for the database to commit in groups. */
    private static final int LANES = 8;

    private static final long PATIENCE = 5_000;

    private final ExecutorServiceManager threads;
    private final List<ExecutorService> lanes;

    MailLanes(ExecutorServiceManager threads, Object source) {
        this.threads = threads;
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> threads.newSingleThreadExecutor(source, "mail-lane"))
                .toList();
    }

    /** The lane of this sender. */
    Executor of(String sender) {
        return lanes.get(Math.floorMod(sender.hashCode(), LANES));
    }

    /** Lets the mails that are being worked on finish. */
    void close() {
        lanes.forEach(lane -> threads.shutdownGraceful(lane, PATIENCE));
    }
}
