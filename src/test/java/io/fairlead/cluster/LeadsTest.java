package io.fairlead.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.channel.Lead.Standing;
import io.fairlead.queue.Database;
import io.fairlead.testkit.CuttableWire;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.RunningApp;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leads, on a real PostgreSQL whose sessions are ended, cut off and forgotten. */
class LeadsTest {
    private static final String MAIL = "support-mail";

    private final String url = PostgresServer.freshUrl();
    private final CuttableWire wire =
            CuttableWire.to(URI.create(url.substring("jdbc:".length())).getPort());
    private final Database one = Database.external(url, "postgres", "", 2);
    private final Database other = Database.external(url, "postgres", "", 2);
    private final QueueClient sql = new QueueClient(other.pool());
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong later = new AtomicLong();
    private final Leads ours = leads(one);
    private final Leads theirs = leads(other);

    @AfterEach
    void stop() {
        ours.close();
        theirs.close();
        one.close();
        other.close();
        wire.close();
    }

    @Test
    void one_has_it_the_other_knows_who() {
        running.add(MAIL);

        assertThat(ours.isOurs(MAIL)).isTrue();
        assertThat(theirs.isOurs(MAIL)).isFalse();

        assertThat(ours.standing(MAIL)).contains(new Standing(true, true, one.session()));
        assertThat(theirs.standing(MAIL)).contains(new Standing(false, true, one.session()));
        assertThat(theirs.standing("support-form")).isEmpty();
    }

    @Test
    void each_channel_has_a_lead_of_its_own() {
        running.addAll(Set.of(MAIL, "telegram"));

        assertThat(ours.isOurs(MAIL)).isTrue();
        assertThat(theirs.isOurs("telegram")).isTrue();
        assertThat(ours.isOurs("telegram")).isFalse();
        assertThat(theirs.isOurs(MAIL)).isFalse();
    }

    @Test
    void a_router_that_goes_leaves_it_to_the_other() {
        running.add(MAIL);
        ours.isOurs(MAIL);
        theirs.isOurs(MAIL);

        ours.close();

        assertThat(ours.isOurs(MAIL)).isFalse();
        // The server ends the session in its own time.
        RunningApp.await(() -> {
            theirs.look();
            return theirs.isOurs(MAIL);
        });
    }

    @Test
    void a_router_whose_session_ends_has_nothing_any_more_and_stands_by() {
        running.add(MAIL);
        ours.isOurs(MAIL);
        theirs.isOurs(MAIL);

        endSessionOf(one);
        theirs.look();
        ours.look();

        assertThat(theirs.isOurs(MAIL)).isTrue();
        assertThat(ours.isOurs(MAIL)).isFalse();
        ours.look();
        assertThat(ours.standing(MAIL)).contains(new Standing(false, true, other.session()));
    }

    @Test
    void a_lead_that_is_not_confirmed_ends_by_our_own_clock_before_another_can_have_it() {
        running.add(MAIL);
        assertThat(ours.isOurs(MAIL)).isTrue();

        later.set(Leads.GOOD_FOR.toNanos());

        assertThat(ours.isOurs(MAIL)).isFalse();
        assertThat(ours.standing(MAIL)).contains(new Standing(false, false, ""));
        assertThat(Leads.GOOD_FOR).isLessThan(Leads.SERVER_WAITS);
        ours.look();
        assertThat(ours.isOurs(MAIL)).isTrue();
    }

    @Test
    void a_router_that_falls_silent_without_a_word_loses_it_although_its_connection_is_open() {
        running.add(MAIL);
        ours.isOurs(MAIL);

        RunningApp.await(() -> {
            theirs.look();
            return theirs.isOurs(MAIL);
        });

        assertThat(ours.isOurs(MAIL)).isFalse();
        ours.look();
        ours.look();
        assertThat(ours.standing(MAIL)).contains(new Standing(false, true, other.session()));
    }

    @Test
    void a_router_that_is_cut_off_from_the_database_leads_nothing() {
        running.add(MAIL);
        Leads cut = leads(Database.external(url.replaceFirst(":\\d+/", ":" + wire.port() + "/"), "postgres", "", 2));
        assertThat(cut.isOurs(MAIL)).isTrue();

        wire.cut();
        cut.look();

        assertThat(cut.isOurs(MAIL)).isFalse();
        RunningApp.await(() -> {
            theirs.look();
            return theirs.isOurs(MAIL);
        });
        wire.mend();
        cut.look();
        assertThat(cut.standing(MAIL)).contains(new Standing(false, true, other.session()));
        cut.close();
    }

    @Test
    void a_channel_that_does_not_run_here_any_more_is_left_to_others() {
        running.add(MAIL);
        ours.isOurs(MAIL);
        running.clear();

        ours.look();
        ours.look();

        running.add(MAIL);
        assertThat(theirs.isOurs(MAIL)).isTrue();
    }

    @Test
    void camels_own_master_follows_the_same_leads() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            RouterCluster cluster = new RouterCluster(ours, one.session());
            camel.addService(cluster);
            camel.start();
            CamelClusterView view = cluster.getView("nightly");
            ours.look();
            assertThat(view.getLocalMember().isLeader()).isTrue();
            assertThat(view.getLeader()).map(CamelClusterMember::getId).contains(one.session());

            theirs.want("nightly");
            endSessionOf(one);
            theirs.look();
            ours.look();
            ours.look();

            assertThat(cluster.isLeader("nightly")).isFalse();
            assertThat(view.getLeader()).map(CamelClusterMember::getId).contains(other.session());
        }
    }

    private void endSessionOf(Database router) {
        assertThat(sql.rows(
                        "select pg_terminate_backend(l.pid, 5000) from pg_locks l join pg_stat_activity a using (pid)"
                                + " where l.locktype = 'advisory' and a.application_name = ?",
                        router.session()))
                .hasSize(1);
    }

    private Leads leads(Database of) {
        return new Leads(
                of.session(),
                () -> of.apart(Leads.SERVER_WAITS),
                running::contains,
                () -> System.nanoTime() + later.get());
    }
}
