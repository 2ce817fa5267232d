package io.fairlead.path;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.App;
import io.fairlead.Settings;
import io.fairlead.config.ConfigException;
import io.fairlead.queue.Database;
import io.fairlead.queue.EmbeddedDatabase;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.QueueClient;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start says when it cannot be, and what it finds again. */
class StartTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void a_database_that_is_not_there_is_named_with_the_settings_to_check() {
        Settings settings = RunningApp.settings(
                Map.of("fairlead.db.url", "jdbc:postgresql://127.0.0.1:" + RunningApp.freePort() + "/fairlead"));

        assertThatThrownBy(() -> App.build(settings, UnaryOperator.identity()))
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("FAIRLEAD_DB_URL");
    }

    @Test
    void an_address_of_another_kind_of_database_is_refused() {
        Settings settings = RunningApp.settings(Map.of("fairlead.db.url", "jdbc:mysql://localhost/fairlead"));

        assertThatThrownBy(() -> App.build(settings, UnaryOperator.identity()))
                .hasMessageContaining("must look like jdbc:postgresql://");
    }

    @Test
    void a_port_in_use_is_named_with_the_setting_that_changes_it() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                App app = App.build(
                        RunningApp.settings(Map.of("camel.server.port", String.valueOf(taken.getLocalPort()))),
                        UnaryOperator.identity())) {
            assertThatThrownBy(app::start)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("camel.server.port");
        }
    }

    /** Camel's simple language and threads that others share remember the last context or two; never each of them. */
    @Test
    void applications_that_have_stopped_do_not_pile_up_in_memory() {
        List<WeakReference<CamelContext>> stopped =
                Stream.generate(StartTest::startedAndStopped).limit(3).toList();

        RunningApp.await(() -> {
            System.gc();
            return stopped.stream().anyMatch(context -> context.refersTo(null));
        });
    }

    private static WeakReference<CamelContext> startedAndStopped() {
        try (RunningApp running = RunningApp.start(Map.of())) {
            return new WeakReference<>(running.app().camel());
        }
    }

    @Test
    void who_comes_while_it_starts_waits_for_a_moment_and_never_finds_nothing_or_an_open_door() throws Exception {
        Settings settings = RunningApp.settings(Map.of());
        String server = "http://127.0.0.1:" + settings.text("camel.server.port");
        AtomicBoolean ending = new AtomicBoolean();
        Map<String, Set<Integer>> answers = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> visitors = Stream.of("/forms/support", "/api/v1/tickets", "/api/v1/channels")
                .map(path -> CompletableFuture.runAsync(() -> {
                    while (!ending.get()) {
                        answers.computeIfAbsent(path, unused -> ConcurrentHashMap.newKeySet())
                                .add(status(server + path));
                    }
                }))
                .toList();

        try (App app = App.build(settings, UnaryOperator.identity())) {
            app.start();
            RunningApp.await(() -> answers.size() == 3
                    && answers.values().stream().allMatch(all -> all.stream().anyMatch(status -> status > 0)));
            ending.set(true);
            visitors.forEach(CompletableFuture::join);
        }

        answers.values().forEach(all -> all.remove(0));
        assertThat(answers)
                .containsOnly(
                        entry("/forms/support", Set.of(200)),
                        entry("/api/v1/tickets", Set.of(401)),
                        entry("/api/v1/channels", Set.of(401)));
    }

    @Test
    void a_channel_with_half_of_its_settings_is_named_with_file_line_and_what_to_set() {
        Settings settings = RunningApp.settings(Map.of("support-mail.host", "imap.example.org"));

        assertThatThrownBy(() -> App.build(settings, UnaryOperator.identity()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("support-mail.camel.yaml:")
                .hasMessageContaining("'support-mail.password' is missing")
                .hasMessageContaining("SUPPORT_MAIL_PASSWORD");
    }

    @Test
    void the_embedded_database_is_kept_between_runs_and_belongs_to_one_router_at_a_time() {
        Object ref;
        try (Database first = Database.embedded(folder, 2)) {
            ref = new QueueClient(first.pool()).enqueue(Drafts.draft()).get("ref");
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .hasMessageContaining("another Fairlead already runs");
        }
        try (Database second = Database.embedded(folder, 2)) {
            assertThat(new QueueClient(second.pool()).ticket(ref).get("status").asText())
                    .isEqualTo("waiting");
        }
    }

    /** 0 while nobody listens. */
    private int status(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
