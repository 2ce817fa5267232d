package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.KafkaBroker;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SupportMailbox;
import io.fairlead.testkit.Traces;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path with a real Kafka between channels and intake, set by one URI. */
class KafkaHopTest {
    private static final String TOKEN = "4711:hop";

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final String database = PostgresServer.freshUrl();
    private final List<RunningApp> routers = new ArrayList<>();

    @TempDir
    private Path folder;

    private KafkaBroker broker;
    private GreenMail mail;
    private GreenMailUser mailbox;

    @BeforeEach
    void start() throws Exception {
        broker = KafkaBroker.start(Files.createDirectory(folder.resolve("kafka")));
        broker.createTopic("fairlead-intake");
        mail = new GreenMail(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()});
        mail.start();
        mailbox = mail.setUser("support@harbour.example", "support", "pw");
    }

    @AfterEach
    void stop() {
        routers.forEach(RunningApp::close);
        telegram.close();
        mail.stop();
        broker.close();
    }

    @Test
    void every_message_comes_once_and_in_order_and_the_broker_sees_none_of_it() throws Exception {
        router();
        String secret = "Harbour" + "-Light-" + 42;
        for (int i = 1; i <= 6; i++) {
            deliver("ann", "Withdrawal", i, "my password is " + secret);
            deliver("bob", "Deposit", i, "it is late");
            telegram.deliver(update(i));
        }

        RunningApp.await(() -> messages() == 18);
        assertThat(telegram.awaitAllConfirmed(20)).isTrue();
        for (String writer : List.of("mailto:ann@example.org", "mailto:bob@example.org")) {
            assertThat(queue().rows(
                                    "select m.text from fairlead.message m where m.author ->> 'id' = ? order by m.id",
                                    writer))
                    .extracting(row -> row.get("text").toString().charAt(0))
                    .containsExactly('1', '2', '3', '4', '5', '6');
        }
        assertThat(queue().value("select count(*) from fairlead.arrival where outcome = 'duplicate'"))
                .isEqualTo(0L);
        assertThat(Traces.wordsInFiles(folder.resolve("kafka"), List.of(secret, "example.org")))
                .isEmpty();
    }

    @Test
    void what_is_too_large_for_the_broker_comes_all_the_same() throws Exception {
        router();
        deliver("ann", "Withdrawal", 1, "x".repeat(76).concat("\r\n").repeat(20_000));

        RunningApp.await(() -> messages() == 1);
        assertThat(queue().value("select count(*) from fairlead.quarantine")).isEqualTo(0L);
    }

    @Test
    void while_the_broker_is_away_mail_stays_in_the_mailbox() throws Exception {
        RunningApp router = router();
        deliver("ann", "Withdrawal", 1, "still waiting");
        RunningApp.await(() -> messages() == 1);
        broker.stop();
        deliver("bob", "Deposit", 1, "still waiting");
        RunningApp.await(() -> router.app().channels().list().toString().contains("BrokerAwayException"));

        broker.start();

        RunningApp.await(() -> messages() == 2);
        assertThat(queue().value("select count(*) from fairlead.quarantine")).isEqualTo(0L);
    }

    @Test
    void what_the_queue_did_not_take_is_read_again() throws Exception {
        router();
        refuseMessages();
        deliver("ann", "Withdrawal", 1, "still waiting");
        RunningApp.await(() -> refused() > 6);

        takeMessages();

        RunningApp.await(() -> messages() == 1);
        assertThat(queue().value("select count(*) from fairlead.quarantine")).isEqualTo(0L);
    }

    @Test
    void routers_share_the_topic_and_one_that_stops_leaves_nothing_behind() throws Exception {
        RunningApp first = router();
        router();
        for (int i = 1; i <= 30; i++) {
            deliver("customer" + i, "Withdrawal", i, "still waiting");
        }
        RunningApp.await(() -> messages() > 5);

        first.close();
        routers.remove(first);
        deliver("last", "Deposit", 1, "still waiting");

        RunningApp.await(() -> messages() == 31);
        assertThat(queue().value("select count(distinct author ->> 'id') from fairlead.message"))
                .isEqualTo(31L);
    }

    @Test
    void another_broker_is_a_mistake() {
        assertThatThrownBy(() -> RunningApp.start(Map.of("fairlead.intake", "jms:queue:intake")))
                .hasMessageContaining("fairlead.intake is 'jms:queue:intake', but must be direct:intake or a topic");
    }

    private RunningApp router() {
        RunningApp router = RunningApp.start(SupportMailbox.on(
                mail,
                Map.of(
                        "fairlead.db.url",
                        database,
                        "fairlead.data",
                        folder.resolve("data").toString(),
                        "fairlead.intake",
                        "kafka:fairlead-intake?brokers=" + broker.address()
                                + "&maxBlockMs=1000&deliveryTimeoutMs=2000&requestTimeoutMs=1000",
                        "telegram.token",
                        TOKEN,
                        "telegram.base-uri",
                        telegram.uri())));
        routers.add(router);
        return router;
    }

    private void deliver(String from, String subject, int number, String text) throws Exception {
        mailbox.deliver(new MimeMessage(
                null,
                new ByteArrayInputStream(("From: " + from + "@example.org\r\nTo: support@harbour.example\r\nSubject: "
                                + subject + "\r\nMessage-ID: <" + from + number + "@mail.example>\r\n\r\n" + number
                                + ". " + text)
                        .getBytes(StandardCharsets.UTF_8))));
    }

    /** As a database does that is about to stop; a sequence counts what is rolled back. */
    private void refuseMessages() {
        queue().rows("create sequence public.refused");
        queue().rows("create function public.refuse() returns trigger language plpgsql as $$ begin"
                + " perform nextval('public.refused'); raise exception 'stopping' using errcode = '57P03'; end $$");
        queue().rows("create trigger refuse before insert on fairlead.message"
                + " for each row execute function public.refuse()");
    }

    private long refused() {
        return (Long) queue().value("select last_value from public.refused");
    }

    private void takeMessages() {
        queue().rows("drop trigger refuse on fairlead.message");
    }

    private static String update(int number) {
        return """
                {"message": {"message_id": %1$d, "date": 1764000000, "text": "%1$d. when does my deposit arrive?",
                  "chat": {"id": 77, "type": "private", "first_name": "Eve"},
                  "from": {"id": 77, "is_bot": false, "first_name": "Eve"}}}""".formatted(number);
    }

    private QueueClient queue() {
        return routers.get(0).queue();
    }

    private long messages() {
        return (Long) queue().value("select count(*) from fairlead.message where direction = 'in'");
    }
}
