package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.LogLines;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators change while the router runs. */
class ReloadTest {
    private static final String TOKEN = "1:" + "a".repeat(35);
    private static final String FORM = """
            - templatedRoute:
                routeTemplateRef: form
                routeId: %s
                parameters:
                  - name: form
                    value: %s
            """;

    @TempDir
    private Path folder;

    private RunningApp app;
    private SignedIn operator;

    @BeforeEach
    void start() {
        CopiedFolder.of("config", folder.resolve("config"), "none.txt", "");
        Path support = folder.resolve("config/forms/support.yaml");
        try {
            Files.writeString(support, Files.readString(support).replace("per-minute: 20\n", "per-minute: 20000\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CopiedFolder.of("routes", folder.resolve("routes"), "none.txt", "");
        app = RunningApp.startIn(folder, Map.of());
        operator = SignedIn.to(app);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_new_channel_file_starts_its_channel_and_its_deletion_stops_it() throws IOException {
        Path file = folder.resolve("routes/channels/appeal-form.camel.yaml");
        save(file, FORM.formatted("appeal-form", "appeal"));
        save(folder.resolve("config/forms/appeal.yaml"), Files.readString(folder.resolve("config/forms/support.yaml")));
        RunningApp.await(() -> status("/forms/appeal") == 200);
        assertThat(post("appeal", "I appeal.").statusCode()).isEqualTo(201);

        Files.delete(file);

        RunningApp.await(() -> status("/forms/appeal") == 404);
        assertThat(channel("appeal-form").isMissingNode()).isTrue();
        assertThat(status("/forms/support")).isEqualTo(200);
    }

    @Test
    void a_broken_channel_file_is_refused_with_its_line_and_the_old_one_goes_on() throws IOException {
        Path file = folder.resolve("routes/channels/support-form.camel.yaml");
        try (LogLines log = LogLines.listen()) {
            save(file, FORM.formatted("support-form", "support") + "    parameterz: []\n");

            RunningApp.await(() -> channel("support-form").path("refused").size() > 0);
            assertThat(channel("support-form").path("refused").get(0).asText())
                    .contains("support-form.camel.yaml:7: unknown key 'parameterz'");
            assertThat(log.lines()).anyMatch(line -> line.contains("support-form.camel.yaml:7"));
        }
        assertThat(post("support", "Still here?").statusCode()).isEqualTo(201);

        save(file, FORM.formatted("support-form", "support"));

        RunningApp.await(() -> channel("support-form").path("state").asText().equals("healthy"));
        assertThat(channel("support-form").path("refused")).isEmpty();
    }

    @Test
    void a_form_that_another_channel_has_is_refused_with_its_line() throws IOException {
        save(folder.resolve("routes/channels/support-form.camel.yaml"), FORM.formatted("support-form", "complaint"));

        RunningApp.await(() -> channel("support-form").path("refused").size() > 0);

        assertThat(channel("support-form").path("refused").get(0).asText())
                .contains("support-form.camel.yaml:6: the form is already that of the channel 'complaint-form'");
        assertThat(status("/forms/support")).isEqualTo(200);
    }

    @Test
    void a_broken_file_of_a_new_channel_is_shown_under_its_name() throws IOException {
        save(folder.resolve("routes/channels/odd.camel.yaml"), "- templatedRoute: [");

        RunningApp.await(() -> channel("odd").path("refused").size() > 0);

        assertThat(channel("odd").path("refused").get(0).asText()).contains("odd.camel.yaml:1", "not YAML");
        assertThat(channel("odd").path("state").asText()).isEqualTo("unhealthy");
    }

    @Test
    void a_name_that_another_file_has_is_refused_until_that_file_is_gone() throws IOException {
        Path second = folder.resolve("routes/channels/second.camel.yaml");
        save(second, FORM.formatted("complaint-form", "complaint"));
        RunningApp.await(() -> channel("second").path("refused").size() > 0);
        assertThat(channel("second").path("refused").get(0).asText()).contains("already defined in");

        Files.delete(folder.resolve("routes/channels/complaint-form.camel.yaml"));

        RunningApp.await(() -> channel("second").isMissingNode());
        RunningApp.await(() -> status("/forms/complaint") == 200);
    }

    @Test
    void posts_that_come_while_their_channel_is_replaced_are_all_taken() throws Exception {
        Path file = folder.resolve("routes/channels/support-form.camel.yaml");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService sender = Executors.newSingleThreadExecutor();
        Future<Map<Integer, Integer>> statuses = sender.submit(() -> {
            Map<Integer, Integer> counts = new HashMap<>();
            while (!done.get()) {
                counts.merge(post("support", "Once more.").statusCode(), 1, Integer::sum);
            }
            return counts;
        });

        for (String name : List.of("first", "second", "support-form")) {
            save(file, FORM.formatted(name, "support"));
            RunningApp.await(() -> !channel(name).isMissingNode());
        }
        done.set(true);

        assertThat(statuses.get()).containsOnlyKeys(201);
        sender.shutdown();
    }

    @Test
    void a_changed_policy_counts_from_the_next_message_on() throws IOException {
        Path guard = folder.resolve("config/guard.yaml");
        String words = "Please write to bea@mail.example instead.";
        assertThat(text(post("support", words))).contains("bea@mail.example");

        save(
                guard,
                Files.readString(guard)
                        .replace(
                                "EMAIL: {severity: medium, public: [warn], private: [seal]}",
                                "EMAIL: {severity: medium, public: [warn], private: [mask]}"));

        RunningApp.await(() -> !text(post("support", words)).contains("bea@mail.example"));
    }

    @Test
    void a_broken_policy_is_refused_with_its_line_and_the_old_one_goes_on() throws IOException {
        try (LogLines log = LogLines.listen()) {
            save(folder.resolve("config/topics.yaml"), "topicz: {}\n");

            RunningApp.await(() -> log.lines().stream().anyMatch(line -> line.contains("topics.yaml:1")));
        }
        assertThat(post("support", "My withdrawal has not arrived.").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_new_topic_is_known_to_the_pages_and_to_the_queue() throws IOException {
        Path topics = folder.resolve("config/topics.yaml");

        save(
                topics,
                Files.readString(topics)
                        .replace(
                                "topics:\n",
                                "topics:\n  - code: appeal\n    names: {en: Appeals}\n    priority: high\n"));

        RunningApp.await(() -> operator.get("/api/v1/topics").body().contains("Appeals"));
        assertThat(app.queue().value("select priority from fairlead.topic where code = 'appeal'"))
                .isEqualTo(1);
    }

    @Test
    void a_channel_is_turned_on_by_its_settings_and_other_settings_wait_for_a_start() throws IOException {
        try (FakeBotApi telegram = FakeBotApi.start(TOKEN);
                LogLines log = LogLines.listen()) {
            assertThat(channel("telegram").path("state").asText()).isEqualTo("off");

            save(
                    folder.resolve("config/application.properties"),
                    "telegram.token=" + TOKEN + "\ntelegram.base-uri=" + telegram.uri()
                            + "\nfairlead.mail.reopen-within-days=3\n");

            RunningApp.await(() -> !channel("telegram").path("state").asText().equals("off"));
            RunningApp.await(() -> log.lines().stream()
                    .anyMatch(line -> line.contains("fairlead.mail.reopen-within-days has changed")));
        }
    }

    /** As an editor does it: all at once. */
    private void save(Path file, String content) throws IOException {
        Path beside = Files.writeString(folder.resolve("saved"), content);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private int status(String path) {
        return app.get(app.url(path)).statusCode();
    }

    private HttpResponse<String> post(String form, String words) {
        return app.post(
                "/forms/" + form, "application/json", "{\"message\": \"%s\", \"uid\": \"10023457\"}".formatted(words));
    }

    private String text(HttpResponse<String> answer) {
        return app.queue()
                .ticket(json(answer.body()).get("ref").asText())
                .at("/messages/0/text")
                .asText();
    }

    private JsonNode channel(String name) {
        for (JsonNode channel : json(operator.get("/api/v1/channels").body())) {
            if (channel.path("name").asText().equals(name)) {
                return channel;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
