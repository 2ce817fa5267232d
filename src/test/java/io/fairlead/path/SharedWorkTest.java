package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.access.Role;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import io.fairlead.testkit.SupportMailbox;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.cluster.CamelClusterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two routers on one database: each mailbox, bot and folder is polled by one of them, and the other takes over. */
class SharedWorkTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final List<String> POLLED = List.of("archive-folder", "support-mail", "telegram");

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final String database = PostgresServer.freshUrl();

    @TempDir
    private Path folder;

    private GreenMail mail;
    private GreenMailUser mailbox;
    private RunningApp first;
    private RunningApp second;
    private int delivered;

    @BeforeEach
    void start() {
        mail = new GreenMail(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()});
        mail.start();
        mailbox = mail.setUser("support@harbour.example", "support", "pw");
        first = router();
        RunningApp.await(() -> POLLED.stream().allMatch(channel -> polledBy(first, channel)));
        second = router();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        telegram.close();
        mail.stop();
    }

    @Test
    void one_polls_and_the_other_stands_by_and_says_who_polls() throws Exception {
        String name = first.app().database().session();
        SignedIn operator = SignedIn.to(second, "ben", Role.OPERATOR);
        for (String channel : POLLED) {
            JsonNode told = channel(operator, channel);
            assertThat(told.path("state").asText()).isEqualTo("healthy");
            assertThat(told.path("reason").asText()).isEqualTo("another router polls this channel: " + name);
            assertThat(told.path("polled_by").asText()).isEqualTo(name);
            assertThat(told.path("advice").asText()).isEmpty();
        }
        assertThat(channel(operator, "support-form").has("polled_by")).isFalse();
        assertThat(second.get(second.managementUrl("/observe/health")).statusCode())
                .isEqualTo(200);

        deliver(10);

        allAreThereOnce();
        assertThat(telegram.calls("getUpdates")).isPositive();
        assertThat(second.app().camel().hasService(CamelClusterService.class)).isNotNull();
    }

    @Test
    void the_other_takes_over_when_the_one_that_polls_is_stopped() throws Exception {
        deliver(5);
        allAreThereOnce();
        deliver(5);

        first.close();

        RunningApp.await(() -> POLLED.stream().allMatch(channel -> polledBy(second, channel)));
        deliver(5);
        allAreThereOnce();
    }

    @Test
    void a_session_that_is_ended_ends_the_lead_and_somebody_goes_on() throws Exception {
        for (int i = 0; i < 3; i++) {
            deliver(3);
            sql().rows("select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database"
                    + " where l.locktype = 'advisory' and d.datname = current_database()");
            deliver(3);
            allAreThereOnce();
        }
        RunningApp.await(
                () -> POLLED.stream().allMatch(channel -> polledBy(first, channel) != polledBy(second, channel)));
    }

    @Test
    void how_a_channel_is_is_told_by_the_router_that_polls_it() {
        mail.stop();

        RunningApp.await(() -> stored("support-mail").equals("unhealthy"));
        SignedIn operator = SignedIn.to(second, "ben", Role.OPERATOR);
        RunningApp.await(
                () -> channel(operator, "support-mail").path("reason").asText().contains("there it is unhealthy"));

        assertThat(channel(operator, "support-mail").path("state").asText()).isEqualTo("healthy");
        assertThat(stored("support-mail")).isEqualTo("unhealthy");
        mail.start();
    }

    @Test
    void a_channel_that_is_stopped_at_one_router_is_stopped_at_all() {
        SignedIn operator = SignedIn.to(second, "ben", Role.OPERATOR);

        assertThat(operator.post("/api/v1/channels/telegram/stop", "{}").statusCode())
                .isEqualTo(200);
        RunningApp.await(() -> !runs(first, "telegram") && !runs(second, "telegram"));
        int polls = telegram.calls("getUpdates");
        deliver("telegram", 1);
        assertThat(telegram.calls("getUpdates")).isEqualTo(polls);

        assertThat(operator.post("/api/v1/channels/telegram/start", "{}").statusCode())
                .isEqualTo(200);
        RunningApp.await(() -> runs(first, "telegram") && runs(second, "telegram"));
        RunningApp.await(() -> telegram.unconfirmed().isEmpty());
    }

    private RunningApp router() {
        return RunningApp.start(SupportMailbox.on(
                mail,
                Map.of(
                        "fairlead.db.url", database,
                        "fairlead.data", folder.resolve("data").toString(),
                        "archive-folder.folder", folder.resolve("in").toString(),
                        "telegram.token", TOKEN,
                        "telegram.base-uri", telegram.uri())));
    }

    private void deliver(int many) throws Exception {
        for (int i = 0; i < many; i++) {
            delivered++;
            mailbox.deliver(new MimeMessage(null, new ByteArrayInputStream(mail("m" + delivered))));
            deliver("telegram", delivered);
            Path file = Files.write(folder.resolve("f" + delivered), mail("f" + delivered));
            Files.move(file, Files.createDirectories(folder.resolve("in")).resolve(delivered + ".eml"));
        }
    }

    private void deliver(String bot, int number) {
        telegram.deliver("{\"message\":{\"message_id\":" + number
                + ",\"date\":1795170000,\"chat\":{\"id\":" + number + ",\"type\":\"private\"},\"from\":{\"id\":"
                + number
                + ",\"is_bot\":false,\"first_name\":\"A\"},\"text\":\"My withdrawal is pending, " + bot + number
                + "\"}}");
    }

    private static byte[] mail(String id) {
        return ("From: <" + id + "@example.org>\r\nTo: support@harbour.example\r\nSubject: " + id + "\r\nMessage-ID: <"
                        + id + "@example.org>\r\n\r\nMy withdrawal is pending, " + id + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void allAreThereOnce() throws Exception {
        RunningApp.await(() -> sql().rows("select 1 from fairlead.message").size() >= 3 * delivered);
        RunningApp.await(() -> telegram.unconfirmed().isEmpty() && unseen() == 0 && waiting() == 0);
        assertThat(sql().rows("select 1 from fairlead.message")).hasSize(3 * delivered);
        assertThat(sql().rows("select 1 from fairlead.ticket")).hasSize(3 * delivered);
        assertThat(sql().rows("select 1 from fairlead.quarantine")).isEmpty();
    }

    private long unseen() {
        try {
            return mail.getManagers().getImapHostManager().getInbox(mailbox).getUnseenCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private long waiting() {
        try (Stream<Path> files = Files.list(folder.resolve("in"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private QueueClient sql() {
        return second.queue();
    }

    private String stored(String channel) {
        return (String) sql().value("select state from fairlead.channel_state where channel = ?", channel);
    }

    private static boolean runs(RunningApp router, String channel) {
        return router.app().camel().getRouteController().getRouteStatus(channel).isStarted();
    }

    private static boolean polledBy(RunningApp router, String channel) {
        return router.app().channels().list().stream()
                .anyMatch(entry -> entry.get("name").equals(channel)
                        && router.app().database().session().equals(entry.get("polled_by")));
    }

    private static JsonNode channel(SignedIn operator, String name) {
        try {
            for (JsonNode channel :
                    new ObjectMapper().readTree(operator.get("/api/v1/channels").body())) {
                if (channel.path("name").asText().equals(name)) {
                    return channel;
                }
            }
            throw new AssertionError("no channel " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
