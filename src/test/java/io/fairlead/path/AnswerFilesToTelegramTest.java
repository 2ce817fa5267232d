package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.inPrivate;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent's files to a Telegram chat: what has gone out is known file by file, whatever happens to the router. */
class AnswerFilesToTelegramTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final int ANN = 7003;

    @TempDir
    private Path data;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN).chat(ANN);
    private final String database = PostgresServer.freshUrl();
    private RunningApp app;
    private String ref;

    @BeforeEach
    void begin() throws Exception {
        start();
        telegram.deliver(inPrivate(ANN, 5, text("My withdrawal of 250 USDT has not arrived.")));
        RunningApp.await(() -> app.queue().tickets().size() == 1);
        ref = app.queue().tickets().at("/0/ref").asText();
    }

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
    }

    @Test
    void a_router_that_stops_between_words_and_file_sends_the_file_later_and_the_words_once() throws Exception {
        telegram.failNext("sendDocument", BotFault.tooManyRequests(2));
        answer("one.txt");
        RunningApp.await(() -> telegram.calls("sendDocument") == 1);
        app.close();

        start();
        RunningApp.await(() -> "sent".equals(fileStates().get(0)));

        assertThat(ours()).hasSize(2);
        assertThat(ours().get(0).path("text").asText()).isEqualTo("See the files.");
        assertThat(ours().get(1).at("/document/content").binaryValue()).isEqualTo(content("one.txt"));
        assertThat(ours().get(1).at("/reply_parameters/message_id").asInt()).isEqualTo(5);
    }

    @Test
    void a_router_that_dies_while_it_sends_a_file_leaves_that_one_unknown_and_sends_nothing_again() throws Exception {
        telegram.failNext("sendDocument", BotFault.of(BotFault.Kind.NONE))
                .failNext("sendDocument", BotFault.of(BotFault.Kind.HANG));
        answer("one.txt", "two.txt", "three.txt");
        RunningApp.await(() -> telegram.calls("sendDocument") == 2);
        assertThat(fileStates()).containsExactly("sent", "sending", "sending");

        app.queue().rows("update fairlead.notice set next_at = now() - interval '1 second' where state = 'sending'");
        RunningApp.await(() -> fileStates().contains("unknown"));

        assertThat(fileStates()).containsExactly("sent", "unknown", "unsent");
        assertThat(ours()).hasSize(2);
        assertThat(telegram.calls("sendDocument")).isEqualTo(2);
        telegram.close();
    }

    private void answer(String... names) throws Exception {
        SignedIn mei = SignedIn.to(app);
        JsonNode claim = JSON.readTree(
                        mei.post("/api/v1/claims", "{\"ref\":\"" + ref + "\"}").body())
                .at("/claims/0");
        StringBuilder ids = new StringBuilder();
        for (String name : names) {
            HttpResponse<String> there = mei.send(app.request("/api/v1/tickets/" + ref + "/files?name=" + name)
                    .header("X-CSRF-Token", mei.csrfToken())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(content(name))));
            ids.append(ids.isEmpty() ? "" : ",")
                    .append(JSON.readTree(there.body()).path("id"));
        }
        HttpResponse<String> answered = mei.post(
                "/api/v1/tickets/" + ref + "/answers",
                "{\"token\":" + claim.path("token") + ",\"seen\":1,\"text\":\"See the files.\",\"files\":[" + ids
                        + "]}");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        app.queue().rows("update fairlead.notice set next_at = now() where kind = 'reply'");
    }

    private static byte[] content(String name) {
        return ("what stands in " + name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> fileStates() {
        return app.queue().ticket(ref).at("/answers/0/files").findValuesAsText("state");
    }

    /** Without the acknowledgement. */
    private List<JsonNode> ours() {
        return telegram.sent().stream()
                .filter(sent -> !sent.has("text") || sent.path("text").asText().equals("See the files."))
                .toList();
    }

    private void start() {
        app = RunningApp.start(Map.of(
                "telegram.token",
                TOKEN,
                "telegram.base-uri",
                telegram.uri(),
                "fairlead.db.url",
                database,
                "fairlead.data",
                data.toString()));
    }
}
