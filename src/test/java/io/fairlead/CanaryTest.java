package io.fairlead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.admin.Meters;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFiles;
import io.fairlead.config.Mistakes;
import io.fairlead.queue.Database;
import io.fairlead.queue.DraftJson;
import io.fairlead.queue.KeyFile;
import io.fairlead.queue.QueueRows;
import io.fairlead.queue.Sealer;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryTest {
    private static final String[] CHANNELS = {"complaint-form", "support-form", "support-mail", "telegram"};

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);
    private final Stages shipped = Stages.read(Path.of("config"), new Mistakes());
    private final LiveStages stages = new LiveStages(shipped, UnaryOperator.identity(), meters);
    private Database database;
    private Canary canary;

    @BeforeEach
    void start() {
        database = PostgresServer.freshDatabase();
        ChannelDirectory channels = new ChannelDirectory(
                ChannelFiles.read(Path.of("routes/channels"), key -> Optional.of("set"), new Mistakes()),
                key -> Optional.of("set"));
        canary = new Canary(
                stages,
                channels,
                new QueueRows(
                        new DraftJson(new ObjectMapper()),
                        Sealer.with(new KeyFile(folder.resolve("key.json"), Optional.empty()))),
                database.pool(),
                meters,
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void it_flies_down_each_channel_and_nobody_meets_it() {
        canary.fly();
        canary.fly();

        for (String channel : CHANNELS) {
            assertThat(registry.get("fairlead.canary")
                            .tag("channel", channel)
                            .timer()
                            .count())
                    .as(channel)
                    .isEqualTo(2);
        }
        assertThat(canary.ailments()).isEmpty();
        QueueClient queue = new QueueClient(database.pool());
        for (String table : new String[] {"ticket", "message", "arrival", "original", "notice", "channel"}) {
            assertThat(queue.value("select count(*) from fairlead." + table))
                    .as(table)
                    .isEqualTo(0L);
        }
    }

    @Test
    void what_keeps_it_from_coming_through_ails_the_channel_until_it_comes_again() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        stages.become(Stages.read(config, new Mistakes()));

        canary.fly();

        assertThat(canary.ailments())
                .containsOnlyKeys("complaint-form", "support-form")
                .containsEntry(
                        "support-form",
                        "a message of our own did not come through: quarantined, no form has this name");
    }

    @Test
    void while_the_database_is_away_nothing_is_learnt() {
        database.close();

        canary.fly();

        assertThat(canary.ailments()).isEqualTo(Map.of());
    }
}
