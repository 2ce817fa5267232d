package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.editedInPrivate;
import static io.fairlead.testkit.TelegramSays.inGroup;
import static io.fairlead.testkit.TelegramSays.inPrivate;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Updates of every sort from a Bot API that fails at every third poll, while the router loses its database in mid-work and
 * is started anew: each is in the ledger exactly once. How many: {@code -Dtelegram.updates=10000}.
 */
class TelegramFaultsToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final long GROUP = -1002041000001L;
    private static final int UPDATES = Integer.getInteger("telegram.updates", 1000);
    private static final int SORTS = 10;

    @TempDir
    private Path folder;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final String database = PostgresServer.freshUrl();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void each_update_is_in_the_ledger_exactly_once_whatever_fails_on_the_way() throws Exception {
        CopiedFolder.of("routes", folder.resolve("routes"), "channels/telegram.camel.yaml", channel());
        Set<String> delivered = new HashSet<>();
        for (int i = 0; i < UPDATES; i++) {
            delivered.add(Long.toString(telegram.deliver(update(i))));
        }
        telegram.failAtRandom("getUpdates", 0.35, 20261122);

        RunningApp first = start();
        RunningApp.await(() -> telegram.unconfirmed().size() < UPDATES / 2);
        first.app().database().close();
        first.close();
        long left = telegram.unconfirmed().size();
        try (RunningApp second = start()) {
            assertThat(telegram.awaitAllConfirmed(60 + UPDATES / 20)).isTrue();

            assertThat(left).isPositive();
            assertThat(second.queue().rows("select source_id from fairlead.arrival where outcome <> 'duplicate'"))
                    .hasSize(UPDATES)
                    .allSatisfy(row -> assertThat(delivered).contains((String) row.get("source_id")));
            assertThat(second.queue().value("select count(distinct source_id) from fairlead.arrival"))
                    .isEqualTo((long) UPDATES);
            assertThat(second.queue().value("select count(*) from fairlead.message"))
                    .isEqualTo(UPDATES * 5L / SORTS);
            assertThat(second.queue()
                            .value("select coalesce(sum(jsonb_array_length(revisions)), 0) from fairlead.message"))
                    .isEqualTo((long) UPDATES / SORTS);
            assertThat(second.queue().value("select count(*) from fairlead.quarantine"))
                    .isEqualTo((long) UPDATES / SORTS);
            assertThat(second.queue().value("select count(*) from fairlead.notice where kind = 'command'"))
                    .isEqualTo((long) UPDATES / SORTS);
        }
    }

    /** Of ten: five messages, an edit of one of them, a command, two events, and one that cannot be read. */
    private static String update(int i) {
        int customer = 9000 + i % 97;
        return switch (i % SORTS) {
            case 0, 1, 2 -> inPrivate(customer, i, text("my withdrawal " + i + " is stuck"));
            case 3 -> inGroup(GROUP, customer, i, text("提现 " + i + " 没到账"));
            case 4 -> inPrivate(9500, i, text("how do I change my e-mail address? " + i));
            case 5 -> editedInPrivate(9500, i - 1, 60, text("how do I change my phone number? " + i));
            case 6 -> inPrivate(customer, i, text("/help"));
            case 7 -> "{\"my_chat_member\":{\"chat\":{\"id\":" + GROUP + "},\"date\":" + i + "}}";
            case 8 -> "{\"poll_answer\":{\"poll_id\":\"" + i + "\",\"option_ids\":[]}}";
            default -> "{\"message\":{\"message_id\":" + i + ",\"date\":1795170000,\"text\":\"from nowhere\"}}";
        };
    }

    private RunningApp start() {
        return RunningApp.start(Map.of(
                "telegram.token",
                TOKEN,
                "telegram.base-uri",
                telegram.uri(),
                "fairlead.db.url",
                database,
                "fairlead.data",
                folder.resolve("data").toString(),
                "fairlead.routes",
                folder.resolve("routes").toString()));
    }

    private static String channel() {
        return """
                - templatedRoute:
                    routeTemplateRef: telegram
                    routeId: telegram
                    parameters:
                      - {name: token, value: "{{telegram.token}}"}
                      - {name: baseUri, value: "{{telegram.base-uri}}"}
                      - {name: timeout, value: "1"}
                      - {name: limit, value: "20"}
                      - {name: delay, value: "10"}
                """;
    }
}
