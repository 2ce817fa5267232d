package io.fairlead.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.queue.Database;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.WebhookReceiver;
import io.fairlead.testkit.WebhookReceiver.Got;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines of deliveries in a real database, with routers that die and routers that race. */
class DeliveriesTest {
    private static final String SECRET = SigningSecret.made(new SecureRandom());
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Database database = PostgresServer.freshDatabase();
    private final QueueClient queue = new QueueClient(database.pool());
    private final Deliveries deliveries = new Deliveries(database.pool());
    private final WebhookReceiver crm = WebhookReceiver.start();
    private final Sender sender = new WebhookSender(key -> Optional.of(SECRET), Clock.systemUTC());

    @AfterEach
    void close() {
        crm.close();
        database.close();
    }

    @Test
    void what_a_router_sent_before_it_died_is_sent_again_by_another_under_the_same_id() throws Exception {
        know("crm");
        String ref = enqueued("one");
        Delivery taken = take("crm").get(0);
        sender.send(endpoint("crm"), taken, taken.body("/fairlead"));

        // It dies before it can note that: its lease runs out.
        assertThat(take("crm")).isEmpty();
        queue.rows("update fairlead.delivery set next_at = now()");
        Delivery again = take("crm").get(0);
        sender.send(endpoint("crm"), again, again.body("/fairlead"));
        deliveries.delivered("crm", again);

        assertThat(crm.all(ref)).hasSize(2);
        assertThat(crm.all(ref).map(Got::id).distinct()).hasSize(1);
        assertThat(crm.all(ref).map(Got::body).distinct()).hasSize(1);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(queue.value("select count(*) from fairlead.hook_event")).isEqualTo(0L);
    }

    @Test
    void a_router_that_was_late_spoils_nothing() {
        know("crm");
        enqueued("one");
        Delivery late = take("crm").get(0);
        queue.rows("update fairlead.delivery set next_at = now()");
        Delivery now = take("crm").get(0);

        deliveries.failed("crm", late, "late", Optional.empty());
        assertThat(queue.value("select state from fairlead.delivery")).isEqualTo("waiting");
        deliveries.delivered("crm", late);
        assertThat(queue.rows("select 1 from fairlead.delivery")).isEmpty();
        deliveries.failed("crm", now, "now", Optional.empty());
        assertThat(queue.rows("select 1 from fairlead.delivery")).isEmpty();
    }

    @Test
    void an_event_is_kept_until_all_have_it_and_only_in_the_transaction_in_which_it_happened() throws Exception {
        know("crm", "bus");
        enqueued("one");
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select * from fairlead.claim('mei')");
            connection.rollback();
        }
        deliveries.lineUp();
        assertThat(queue.value("select waits from fairlead.hook_event")).isEqualTo(2);

        deliveries.delivered("crm", take("crm").get(0));
        assertThat(queue.value("select waits from fairlead.hook_event")).isEqualTo(1);
        deliveries.failed("bus", take("bus").get(0), "dead", Optional.empty());
        assertThat(queue.value("select waits from fairlead.hook_event")).isEqualTo(1);
        assertThat(deliveries.drop("bus", null, "ops", "a play system")).contains(1);
        assertThat(queue.value("select count(*) from fairlead.hook_event")).isEqualTo(0L);
    }

    @Test
    void what_was_given_up_is_replayed_in_its_old_order_and_destroyed_when_it_is_too_old() {
        know("crm");
        String ref = enqueued("one");
        queue.claim("mei");
        deliveries.failed("crm", take("crm").get(0), "dead", Optional.empty());
        deliveries.failed("crm", take("crm").get(0), "dead", Optional.empty());
        assertThat(deliveries.dead("crm").orElseThrow()).contains("ticket.claimed", "ticket.queued", ref);

        assertThat(deliveries.replay("crm", null, "ops")).contains(2);
        List<Delivery> first = take("crm");
        assertThat(first).extracting(Delivery::kind).containsExactly("queued");
        deliveries.delivered("crm", first.get(0));
        List<Delivery> second = take("crm");
        assertThat(second).extracting(Delivery::kind).containsExactly("claimed");
        deliveries.failed("crm", second.get(0), "dead", Optional.empty());

        queue.rows("select fairlead.destroy_dead_events(interval '1 hour')");
        assertThat(queue.rows("select 1 from fairlead.delivery")).hasSize(1);
        queue.rows("update fairlead.delivery set settled_at = now() - interval '2 hours'");
        queue.rows("select fairlead.destroy_dead_events(interval '1 hour')");
        assertThat(queue.rows("select 1 from fairlead.hook_event")).isEmpty();
        assertThat(deliveries.replay("none", null, "ops")).isEmpty();
    }

    @Test
    void many_routers_at_once_lose_nothing_and_keep_each_tickets_order() throws Exception {
        know("crm");
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        ExecutorService routers = Executors.newFixedThreadPool(8);
        List<Future<?>> work = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            String name = "w" + writer;
            work.add(routers.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    String ref = enqueued(name + i);
                    queue.rows("select fairlead.claim_given('mei', ?, interval '1 minute')", ref);
                    queue.rows(
                            "select fairlead.resolve(?, (select token from fairlead.item where ticket_id = fairlead.ticket_id(?)), 1)",
                            ref,
                            ref);
                }
            }));
        }
        for (int router = 0; router < 4; router++) {
            work.add(routers.submit(() -> {
                while (seen.size() < 180) {
                    take("crm").forEach(delivery -> {
                        seen.add(delivery.ref() + " " + delivery.kind());
                        deliveries.delivered("crm", delivery);
                    });
                }
            }));
        }
        for (Future<?> each : work) {
            each.get();
        }
        routers.shutdown();

        assertThat(seen).hasSize(180).doesNotHaveDuplicates();
        for (String ref :
                seen.stream().map(line -> line.split(" ")[0]).distinct().toList()) {
            assertThat(seen.stream().filter(line -> line.startsWith(ref)).map(line -> line.split(" ")[1]))
                    .containsExactly("queued", "claimed", "resolved");
        }
        assertThat(queue.value("select count(*) from fairlead.hook_event")).isEqualTo(0L);
    }

    @Test
    void the_kinds_that_the_database_tells_are_those_that_may_be_asked_for() {
        assertThat(((String) queue.value("select array_to_string(fairlead.event_kinds(), ' ')")).split(" "))
                .containsExactlyInAnyOrderElementsOf(EventKinds.ALL);
    }

    private List<Delivery> take(String name) {
        deliveries.lineUp();
        return deliveries.take(name, 10, LEASE);
    }

    private String enqueued(String text) {
        Map<String, Object> row =
                queue.enqueue(Drafts.draft().source(text).conversation(text).text(text));
        return (String) row.get("ref");
    }

    private void know(String... names) {
        deliveries.know(Arrays.stream(names).map(this::endpoint).toList());
    }

    private Endpoint endpoint(String name) {
        Mistakes mistakes = new Mistakes();
        return new Endpoint(
                name,
                YamlFile.read(
                        new ByteArrayInputStream("x: y".getBytes(StandardCharsets.UTF_8)), Path.of("x.yaml"), mistakes),
                crm.url(),
                "",
                List.of("{{secret}}"),
                Set.of(),
                Duration.ofSeconds(5),
                Backoff.RECOMMENDED,
                1);
    }
}
