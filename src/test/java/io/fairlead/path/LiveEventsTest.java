package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Role;
import io.fairlead.testkit.EventStream;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a customer's post to an open page, without asking again; and what is missed in between comes again. */
class LiveEventsTest {
    private static RunningApp app;
    private static SignedIn mei;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
        mei = SignedIn.to(app, "mei", Role.AGENT);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_post_is_told_to_whoever_listens() throws Exception {
        try (EventStream stream = EventStream.of(app, mei)) {
            String ref = posted("live one");

            assertThat(stream.until(ref)).contains("\"kind\":\"queued\"");
            String claimed =
                    mei.post("/api/v1/claims", "{\"ref\":\"" + ref + "\"}").body();
            assertThat(claimed).contains("\"token\"");
            assertThat(stream.until("\"kind\":\"claimed\"")).contains(ref).contains("\"agent\":\"mei\"");
        }
    }

    @Test
    void what_happened_while_nobody_listened_comes_again() throws Exception {
        String last;
        try (EventStream stream = EventStream.of(app, mei)) {
            stream.until(posted("before"));
            last = stream.id();
        }
        String missed = posted("missed");

        try (EventStream stream = EventStream.after(app, mei, last)) {
            assertThat(stream.until(missed)).contains("\"kind\":\"queued\"");
        }
        try (EventStream stream = EventStream.after(app, mei, "999999999")) {
            assertThat(stream.until("reset")).isEqualTo("event: reset");
        }
    }

    @Test
    void nobody_listens_unknown() throws IOException {
        HttpURLConnection stranger = (HttpURLConnection)
                URI.create(app.url("/api/v1/events")).toURL().openConnection();
        stranger.setRequestProperty("Accept", "text/event-stream");

        assertThat(stranger.getResponseCode()).isEqualTo(401);
    }

    @Test
    void a_change_that_commits_late_is_not_missed() throws Exception {
        try (EventStream stream = EventStream.of(app, mei);
                Connection slow = app.app().database().pool().getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement()
                    .execute(
                            "insert into fairlead.change (ticket_id, kind) select id, 'late' from fairlead.ticket limit 1");
            stream.until(posted("overtakes"));
            slow.commit();

            assertThat(stream.until("\"kind\":\"late\"")).isNotEmpty();
        }
    }

    private static String posted(String text) throws Exception {
        HttpResponse<String> answer = app.send(HttpRequest.newBuilder(URI.create(app.url("/forms/support")))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"My withdrawal: " + text + "\"}")));
        return new ObjectMapper().readTree(answer.body()).path("ref").asText();
    }
}
