package io.fairlead.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.web.SqlRecorder;
import io.fairlead.web.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

class TicketDoorTest {
    private static WebServer web;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        web = new WebServer(folder);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void forget() {
        web.sql.calls.clear();
        web.sql.answer = call -> "{\"tickets\":[{\"ref\":\"FL-7K3QX9\"}],\"next\":null}";
    }

    @Test
    void tickets_come_as_the_database_wrote_them() throws Exception {
        HttpResponse<String> answer = web.get("/api/v1/tickets?status=waiting&limit=200&before=FL-7K3QX9");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("[{\"ref\":\"FL-7K3QX9\"}]");
        assertThat(web.sql.calls).singleElement().satisfies(call -> {
            assertThat(call.statement()).isEqualTo("list-tickets.sql");
            assertThat(call.parameters())
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("filter", "{\"status\":\"waiting\"}")
                    .containsEntry("limit", 200)
                    .containsEntry("before", "FL-7K3QX9")
                    .containsEntry("after", null);
        });
    }

    @Test
    void a_wrong_parameter_is_named() throws Exception {
        for (String wrong : new String[] {"limit=0", "limit=201", "limit=x", "status=open", "before=1", "page=2"}) {
            HttpResponse<String> answer = web.get("/api/v1/tickets?" + wrong);

            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"field\":\"" + wrong.replaceFirst("=.*", "") + "\"");
        }
        assertThat(web.sql.calls).isEmpty();
    }

    @Test
    void no_header_and_no_parameter_steers_the_statement() throws Exception {
        web.get("/api/v1/tickets/FL-7K3QX9", "CamelSqlQuery", "drop", "ref", "FL-AAAAAA");
        assertThat(web.get("/api/v1/tickets/FL-7K3QX9?CamelSqlQuery=drop").statusCode())
                .isEqualTo(400);

        assertThat(web.sql.calls).singleElement().satisfies(call -> {
            assertThat(call.parameters()).isEqualTo(Map.of("ref", "FL-7K3QX9"));
            assertThat(call.headers()).isEmpty();
        });
    }

    @Test
    void a_ticket_that_is_not_there_is_a_problem() throws Exception {
        web.sql.answer = call -> null;

        assertThat(web.get("/api/v1/tickets/FL-7K3QX9").statusCode()).isEqualTo(404);
        assertThat(web.get("/api/v1/tickets/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void what_the_asker_has_already_is_not_sent_again() throws Exception {
        String tag = web.get("/api/v1/tickets").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = web.get("/api/v1/tickets", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void what_is_not_possible_is_said_with_what_is() throws Exception {
        HttpResponse<String> answer = web.post("/api/v1/tickets", "application/json", "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void with_the_database_away_it_is_503_without_a_stack_trace() throws Exception {
        web.sql.answer = call -> {
            throw new DataAccessResourceFailureException("secret host refused");
        };

        HttpResponse<String> answer = web.get("/api/v1/ledger");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("secret", "Exception");
    }

    @Test
    void ledger_and_quarantine_have_times_that_programs_can_read() throws Exception {
        Timestamp at = Timestamp.from(Instant.parse("2026-11-02T09:00:00Z"));
        web.sql.answer = call -> List.of(Map.of("channel", "support-form", "at", at));

        assertThat(web.get("/api/v1/ledger").body()).contains("\"at\":\"2026-11-02T09:00:00.000+00:00\"");
        assertThat(web.get("/api/v1/quarantine").body()).contains("support-form");
        assertThat(web.get("/api/v1/channels").body()).contains("\"state\":\"healthy\"");
        assertThat(web.sql.calls)
                .extracting(SqlRecorder.Call::statement)
                .containsExactly("ledger.sql", "list-quarantine.sql");
    }

    @Test
    void pages_and_their_files_are_served_and_nothing_else() throws Exception {
        assertThat(web.get("/").headers().firstValue("Location")).contains("/desk");
        assertThat(web.get("/desk").body()).contains("/desk.js").doesNotContain("<script>", "style=");
        assertThat(web.get("/admin").statusCode()).isEqualTo(200);
        assertThat(web.get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1");
        HttpResponse<String> script = web.get("/web/desk.js");
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(web.get(
                                "/web/desk.js",
                                "If-None-Match",
                                script.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        assertThat(script.headers().firstValue("Cache-Control")).contains("no-cache");
        for (String path : new String[] {
            "/web/nonsense.js",
            "/web/x/nonsense.js",
            "/web/..%2fapplication.properties",
            "/web/%2e%2e/sql/sweep.sql",
            "/web/",
            "/config/x"
        }) {
            assertThat(web.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void what_a_page_names_is_kept_by_the_browser_and_that_of_another_edition_is_not() throws Exception {
        String named = web.get("/desk").body().replaceFirst("(?s).*src=\"(/web/[^\"]+/desk\\.js)\".*", "$1");

        HttpResponse<String> script = web.get(named);
        assertThat(script.body()).isEqualTo(web.get("/web/desk.js").body());
        assertThat(script.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        HttpResponse<String> refused = web.send(web.request(named).DELETE());
        assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(refused.headers().firstValue("Cache-Control")).contains("no-cache");
        HttpResponse<String> other = web.get("/web/0123456789abcdef/desk.js");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(web.get("/desk").headers().firstValue("Cache-Control")).contains("no-store");
    }
}
