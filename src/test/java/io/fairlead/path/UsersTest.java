package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Role;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What administrators do with users, and what the audit tells of it, by the API. */
class UsersTest {
    private static RunningApp app;
    private static SignedIn root;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
        root = SignedIn.to(app, "root", Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_new_user_signs_in_by_his_one_time_password_and_has_his_roles() {
        JsonNode added =
                json(root.post("/api/v1/users", "{\"name\":\"lin+1@example.org\",\"roles\":[\"agent\"]}"), 201);

        assertThat(signIn("lin+1@example.org", added.path("password").asText())).isEqualTo(303);
        assertThat(user("lin+1@example.org").path("roles")).hasToString("[\"agent\"]");
        assertThat(user("lin+1@example.org").path("one_time_password").asBoolean())
                .isTrue();
        json(root.post("/api/v1/users", "{\"name\":\"lin+1@example.org\",\"roles\":[\"agent\"]}"), 409);
        json(root.post("/api/v1/users", "{\"name\":\"No Name\",\"roles\":[\"agent\"]}"), 422);
        json(root.post("/api/v1/users", "{\"name\":\"boss\",\"roles\":[\"boss\"]}"), 422);

        JsonNode changed =
                json(patch("/api/v1/users/lin%2B1%40example.org", "{\"roles\":[\"operator\",\"agent\"]}"), 200);
        assertThat(changed.path("roles")).hasToString("[\"agent\",\"operator\"]");
        String old = added.path("password").asText();
        String fresh = json(root.post("/api/v1/users/lin+1@example.org/password", ""), 200)
                .path("password")
                .asText();
        assertThat(signIn("lin+1@example.org", old)).isEqualTo(422);
        assertThat(signIn("lin+1@example.org", fresh)).isEqualTo(303);
        assertThat(root.get("/api/v1/audit").body()).doesNotContain(old, fresh);
    }

    @Test
    void a_user_who_is_disabled_is_out_at_once_and_may_come_back() {
        SignedIn kim = SignedIn.to(app, "kim", Role.AGENT);
        assertThat(kim.get("/api/v1/tickets").statusCode()).isEqualTo(200);

        assertThat(json(patch("/api/v1/users/kim", "{\"disabled\":true}"), 200)
                        .path("disabled")
                        .asBoolean())
                .isTrue();

        assertThat(kim.get("/api/v1/tickets").statusCode()).isEqualTo(401);
        assertThat(signIn("kim", SignedIn.password("kim"))).isEqualTo(422);
        json(patch("/api/v1/users/kim", "{\"disabled\":false}"), 200);
        assertThat(signIn("kim", SignedIn.password("kim"))).isEqualTo(303);
    }

    @Test
    void the_last_administrator_stays_one_and_who_does_not_exist_is_not_found() {
        assertThat(json(patch("/api/v1/users/root", "{\"roles\":[\"agent\"]}"), 409)
                        .path("detail")
                        .asText())
                .contains("last administrator");
        json(patch("/api/v1/users/root", "{\"disabled\":true}"), 409);
        json(patch("/api/v1/users/nobody", "{\"disabled\":true}"), 404);
        json(root.post("/api/v1/users/nobody/password", ""), 404);
        json(patch("/api/v1/users/root", "{}"), 422);
    }

    @Test
    void nobody_else_may_and_a_token_for_reading_reads_only() {
        SignedIn operator = SignedIn.to(app, "ops", Role.AGENT, Role.OPERATOR);
        String reader = app.app().access().tokens().add("test", "root", "reports", Set.of("administrator:read"), 1);

        for (String path : List.of("/api/v1/users", "/api/v1/audit")) {
            assertThat(operator.get(path).statusCode()).isEqualTo(403);
            assertThat(app.send(app.request(path)
                                    .header("Authorization", "Bearer " + reader)
                                    .GET())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(operator.post("/api/v1/users", "{\"name\":\"evil\",\"roles\":[\"administrator\"]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.send(app.request("/api/v1/users")
                                .header("Authorization", "Bearer " + reader)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"evil\",\"roles\":[\"agent\"]}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_audit_is_read_page_by_page_with_nothing_left_out_and_filtered() {
        for (int i = 0; i < 7; i++) {
            app.queue()
                    .rows(
                            "insert into fairlead.audit (actor, deed, subject, at) values ('paging (test)', 'paged', ?, '2020-01-01')",
                            "s" + i);
        }

        List<String> subjects = new ArrayList<>();
        String address = "/api/v1/audit?actor=paging+%28test%29&limit=3";
        while (address != null) {
            HttpResponse<String> page = root.get(address);
            json(page, 200).forEach(entry -> subjects.add(entry.path("subject").asText()));
            address = page.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceFirst("^<", "").replaceFirst(">.*", ""))
                    .orElse(null);
        }

        assertThat(subjects).containsExactly("s6", "s5", "s4", "s3", "s2", "s1", "s0");
        assertThat(json(root.get("/api/v1/audit?deed=paged&subject=s3"), 200)).hasSize(1);
        assertThat(json(root.get("/api/v1/audit?deed=paged&since=2020-01-01T00:00:01Z"), 200))
                .isEmpty();
        assertThat(json(root.get("/api/v1/audit?deed=user_added&since=2020-01-02T00:00:00Z"), 200))
                .isNotEmpty();
        assertThat(json(root.get("/api/v1/audit?until=2020-01-03T00:00:00%2B02:00"), 200))
                .hasSize(7);
        json(root.get("/api/v1/audit?since=yesterday"), 400);
    }

    private static JsonNode user(String name) {
        for (JsonNode user : json(root.get("/api/v1/users"), 200)) {
            if (user.path("name").asText().equals(name)) {
                return user;
            }
        }
        throw new AssertionError("no user " + name);
    }

    private static int signIn(String name, String password) {
        return app.sendOnce(app.request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString("name="
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                + "&password="
                                + URLEncoder.encode(password, StandardCharsets.UTF_8))))
                .statusCode();
    }

    private static HttpResponse<String> patch(String path, String body) {
        return root.send(app.request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", root.csrfToken())
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
