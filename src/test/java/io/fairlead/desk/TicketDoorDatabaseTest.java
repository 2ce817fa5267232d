package io.fairlead.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.Database;
import io.fairlead.web.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read API over the real schema: its statements, their parameters, and the types that PostgreSQL gives back. */
class TicketDoorDatabaseTest {
    private static final String DRAFT = """
            {"source_id":"s-%1$d","media_type":"application/json","notices":[],"flags":[],
             "message":{"channel":{"name":"support-form","kind":"form"},"source_id":"s-%1$d","conversation":"form:%1$d",
               "visibility":"private","author":{"id":"form:%1$d","name":"Ann","addresses":[]},"subject":"","text":"提现 %1$d",
               "reply_text":"提现 %1$d","quoted_text":"","auto":"no","sent_at":"2026-11-02T09:00:00Z",
               "received_at":"2026-11-02T09:00:00Z","attachments":[],"findings":[]},
             "classification":{"topic":"withdrawal","confidence":0.9,"alternatives":[],"because":["提现"],"language":"zh-Hans",
               "priority":2,"due_in":3600,"facts":[],"missing":[]}}
            """;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REFERENCES = new ArrayList<>();
    private static Database database;
    private static WebServer web;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        database = Database.embedded(folder.resolve("data"), 4);
        web = new WebServer(folder, database.pool());
        for (int i = 0; i < 3; i++) {
            REFERENCES.add(one("select ref from fairlead.enqueue('" + DRAFT.formatted(i) + "'::jsonb)"));
        }
        one("select fairlead.note_arrival('support-form', 'form', 'r', 'rejected', 'empty')::text");
        one(
                "select fairlead.put_in_quarantine('support-form', 'form', 'q', 'held', 'why', 'application/json', '')::text");
        one("select ref from fairlead.claim('mei')");
    }

    @AfterAll
    static void stop() {
        web.close();
        database.close();
    }

    @Test
    void tickets_are_listed_newest_first_and_paged_by_reference() throws Exception {
        assertThat(references("/api/v1/tickets"))
                .containsExactly(REFERENCES.get(2), REFERENCES.get(1), REFERENCES.get(0));
        assertThat(references("/api/v1/tickets?limit=1&before=" + REFERENCES.get(2)))
                .containsExactly(REFERENCES.get(1));
        assertThat(references("/api/v1/tickets?status=waiting")).hasSize(2);
        assertThat(references("/api/v1/tickets?status=claimed")).hasSize(1);
        assertThat(references("/api/v1/tickets?status=spam")).isEmpty();
    }

    @Test
    void one_ticket_is_read_whole_whatever_the_case_of_its_reference() throws Exception {
        HttpResponse<String> answer =
                web.get("/api/v1/tickets/" + REFERENCES.get(0).toLowerCase());

        assertThat(JSON.readTree(answer.body())
                        .path("messages")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("提现 0");
        assertThat(web.get("/api/v1/tickets/FL-222222").statusCode()).isEqualTo(404);
    }

    @Test
    void the_ledger_adds_up() throws Exception {
        JsonNode ledger = JSON.readTree(web.get("/api/v1/ledger").body());
        JsonNode entry = ledger.path(ledger.size() - 1);

        assertThat(entry.path("channel").asText()).isEqualTo("support-form");
        assertThat(entry.path("seen").asInt()).isEqualTo(5);
        assertThat(entry.path("queued").asInt()).isEqualTo(3);
        assertThat(entry.path("rejected").asInt()).isEqualTo(1);
        assertThat(entry.path("quarantined").asInt()).isEqualTo(1);
        assertThat(entry.path("last_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+00:00");
    }

    @Test
    void quarantine_is_listed_without_its_content() throws Exception {
        JsonNode entry = JSON.readTree(web.get("/api/v1/quarantine").body()).path(0);

        assertThat(entry.path("reason").asText()).isEqualTo("why");
        assertThat(entry.has("sealed")).isFalse();
    }

    @Test
    void a_rejected_form_stands_in_the_ledger_of_its_channel() throws Exception {
        web.post("/forms/complaint", "application/json", "{}");

        assertThat(one("select rejected::text from fairlead.ledger where channel = 'complaint-form'"))
                .isEqualTo("1");
    }

    private static List<String> references(String path) throws Exception {
        return JSON.readTree(web.get(path).body()).findValuesAsText("ref");
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
