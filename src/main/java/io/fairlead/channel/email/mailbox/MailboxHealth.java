package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.PollTimes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ails a mailbox, since when; each change is logged in one sentence, and a repetition is not. */
final class MailboxHealth extends AbstractHealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxHealth.class);

    /** Parts that can ail apart from each other. */
    enum Part {
        CONNECTION,
        INTAKE,
        AFTER_COMMIT,
        CURSOR
    }

    private record Trouble(String reason, Instant since) {}

    private final String channel;
    private final Clock clock;
    private final Map<String, Trouble> troubles = new TreeMap<>();
    private final Map<String, Instant> waiting = new TreeMap<>();
    /** Folders that cannot be looked into: what was not there may have come meanwhile. */
    private final Set<String> unseen = new TreeSet<>();

    private Instant looked;

    MailboxHealth(String channel, Clock clock) {
        super("camel", "mailbox:" + channel);
        this.channel = channel;
        this.clock = clock;
    }

    synchronized void sick(String folder, Part part, String reason) {
        if (part == Part.CONNECTION) {
            unseen.add(folder);
        }
        Trouble before = troubles.get(key(folder, part));
        if (before == null || !before.reason().equals(reason)) {
            troubles.put(key(folder, part), new Trouble(reason, before == null ? clock.instant() : before.since()));
            LOG.warn("{}, folder {}: {}", channel, folder, reason);
        }
    }

    synchronized void well(String folder, Part part) {
        Trouble before = troubles.remove(key(folder, part));
        if (before != null) {
            LOG.info(
                    "{}, folder {}: works again, {} s after: {}",
                    channel,
                    folder,
                    ChronoUnit.SECONDS.between(before.since(), clock.instant()),
                    before.reason());
        }
    }

    /** Another router reads this folder: what ails it is for that one to say. */
    synchronized void standsBy(String folder) {
        for (Part part : Part.values()) {
            troubles.remove(key(folder, part));
        }
        waiting.remove(folder);
        unseen.remove(folder);
    }

    /** @param since INTERNALDATE of the oldest mail that was seen and not taken, or {@link PollTimes#NOTHING_WAITS} */
    synchronized void waits(String folder, Instant since) {
        waiting.put(folder, since);
        unseen.remove(folder);
    }

    /** The server was asked for mail and answered. */
    synchronized void looked() {
        looked = clock.instant();
    }

    @Override
    protected synchronized void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (looked != null) {
            builder.detail(ChannelDirectory.POLLED, looked.toString());
        }
        waiting.values().stream()
                .min(Comparator.naturalOrder())
                .filter(since -> unseen.isEmpty() || !since.equals(PollTimes.NOTHING_WAITS))
                .ifPresent(since -> builder.detail(ChannelDirectory.WAITING, since));
        if (troubles.isEmpty()) {
            builder.up();
        } else {
            builder.message(troubles.values().stream()
                            .map(trouble -> trouble.reason() + ", since " + time(trouble.since()))
                            .distinct()
                            .collect(Collectors.joining("; ")))
                    .down();
        }
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
    }

    private static String key(String folder, Part part) {
        return folder + " " + part;
    }
}
