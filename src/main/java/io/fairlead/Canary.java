package io.fairlead;

import io.fairlead.admin.Meters;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.queue.QueueRows;
import io.fairlead.queue.SqlText;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Sends a message of our own down the path of each channel that is on: every stage, the seal, and the queue's transaction,
 * which is rolled back, so that nobody ever meets it. How long it took is a metric; that it did not come through ails the
 * channel.
 */
public final class Canary {
    private static final String WORDS = "The canary asks whether the path is free.";
    private static final Map<ChannelKind, String> SONGS = Map.of(
            ChannelKind.EMAIL,
            "From: canary@fairlead.invalid\r\nTo: support@fairlead.invalid\r\nMessage-ID: <%s@fairlead.invalid>\r\n"
                    + "Subject: Canary\r\n\r\n" + WORDS + "\r\n",
            ChannelKind.TELEGRAM,
            "{\"update_id\": 1, \"message\": {\"message_id\": 1, \"date\": 1, \"chat\": {\"id\": 1, \"type\": \"private\"},"
                    + " \"from\": {\"id\": 1, \"is_bot\": false, \"first_name\": \"%s\"}, \"text\": \"" + WORDS
                    + "\"}}",
            ChannelKind.FORM,
            "{\"form\": \"%2$s\", \"key\": \"%1$s\", \"adds\": true, \"fields\": {\"message\": \"" + WORDS + "\"}}");

    private final LiveStages stages;
    private final ChannelDirectory channels;
    private final QueueRows rows;
    private final DataSource pool;
    private final Meters meters;
    private final Clock clock;
    private volatile Map<String, String> ailments = Map.of();

    Canary(LiveStages stages, ChannelDirectory channels, QueueRows rows, DataSource pool, Meters meters, Clock clock) {
        this.stages = stages;
        this.channels = channels;
        this.rows = rows;
        this.pool = pool;
        this.meters = meters;
        this.clock = clock;
    }

    /** One flight; called at an interval. While the database is away, which says so by itself, nothing is learnt. */
    public void fly() {
        Map<String, String> seen = new TreeMap<>();
        try {
            for (ChannelFile file : channels.on()) {
                Optional<Inbound> canary = ChannelDirectory.kindOf(file).flatMap(kind -> canary(file.name(), kind));
                if (canary.isPresent()) {
                    fly(canary.get()).ifPresent(why -> seen.put(file.name(), why));
                }
            }
        } catch (SQLException e) {
            return;
        }
        ailments = seen;
    }

    /** What kept it from coming through, in a sentence, by channel. */
    Map<String, String> ailments() {
        return ailments;
    }

    private Optional<String> fly(Inbound canary) throws SQLException {
        long began = System.nanoTime();
        Rehearsal.Result result = Rehearsal.of(stages.now(), canary);
        if (result.draft().isEmpty()) {
            return Optional.of(
                    "a message of our own did not come through: " + result.outcome() + ", " + result.reason());
        }
        Map<String, Object> row = rows.ticket(result.draft().get(), canary);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(SqlText.of("enqueue-directly"))) {
                statement.setObject(1, row.get("draft"));
                statement.setObject(2, row.get("sealed"));
                statement.execute();
            } finally {
                connection.rollback();
            }
        }
        meters.flew(canary.channel().name(), System.nanoTime() - began);
        return Optional.empty();
    }

    /** Empty for a kind of channel that has none. */
    private Optional<Inbound> canary(String channel, ChannelKind kind) {
        String id = "canary-" + clock.millis();
        return Optional.ofNullable(SONGS.get(kind))
                .map(song -> new Inbound(
                        new Channel(channel, kind),
                        id,
                        kind == ChannelKind.EMAIL ? "message/rfc822" : "application/json",
                        song.formatted(id, kind == ChannelKind.FORM ? channels.parameter(channel, "form") : "")
                                .getBytes(StandardCharsets.UTF_8),
                        clock.instant()));
    }
}
