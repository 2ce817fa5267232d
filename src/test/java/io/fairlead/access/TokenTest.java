package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What programs show instead of a password, and who may sign in. */
class TokenTest {
    private static RunningApp app;
    private static Users users;
    private static Tokens tokens;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
        users = app.app().access().users();
        tokens = app.app().access().tokens();
        users.add("test", "root", Set.of(Role.ADMINISTRATOR));
        users.add("test", "program", Set.of(Role.AGENT, Role.OPERATOR));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_token_is_good_for_its_scope_as_far_as_its_owner_s_roles_go() {
        String reader = token("agent:read");
        String writer = token("agent");
        String beyond = token("administrator");

        assertThat(status("GET", "/api/v1/tickets", reader)).isEqualTo(200);
        assertThat(status("POST", "/api/v1/tickets", reader)).isEqualTo(403);
        assertThat(status("POST", "/api/v1/tickets", writer))
                .as("past the gate")
                .isEqualTo(405);
        assertThat(status("GET", "/api/v1/channels", writer)).isEqualTo(403);
        assertThat(status("GET", "/api/v1/tickets", beyond)).isEqualTo(403);
    }

    @Test
    void what_is_no_token_of_ours_opens_nothing_even_beside_a_good_cookie() {
        SignedIn signedIn = SignedIn.to(app, "ivy", Role.AGENT);

        for (String authorization : new String[] {"Bearer flt_x", "Bearer ", "Basic YWRtaW46YWRtaW4=", "Bearer null"}) {
            assertThat(signedIn.send(app.request("/api/v1/tickets").header("Authorization", authorization))
                            .statusCode())
                    .as(authorization)
                    .isEqualTo(401);
        }
    }

    @Test
    void a_token_that_is_revoked_or_has_run_out_opens_nothing() {
        String revoked = token("agent");
        long id = tokens.list("program").get(tokens.list("program").size() - 1).id();
        tokens.revoke("test", "somebody-else", id);
        assertThat(status("GET", "/api/v1/tickets", revoked)).isEqualTo(200);
        tokens.revoke("test", "program", id);
        assertThat(status("GET", "/api/v1/tickets", revoked)).isEqualTo(401);

        String old = token("agent");
        app.queue().rows("update fairlead.token set ends_at = now() where revoked_at is null");
        assertThat(status("GET", "/api/v1/tickets", old)).isEqualTo(401);
    }

    @Test
    void the_database_holds_no_secret_that_could_be_shown() {
        String token = token("agent");
        SignedIn signedIn = SignedIn.to(app, "jo", Role.AGENT);
        String session = signedIn.cookie().replaceFirst("fairlead=", "");

        assertThat(app.queue()
                        .rows("select secret::text as s, beginning from fairlead.token")
                        .toString())
                .contains(token.substring(0, 10))
                .doesNotContain(token.substring(10));
        assertThat(app.queue()
                        .rows("select secret::text as s, encode(secret, 'escape') from fairlead.session")
                        .toString())
                .doesNotContain(session);
        assertThat(app.queue()
                        .rows("select password from fairlead.account where name = 'jo'")
                        .toString())
                .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(SignedIn.password("jo"));
        assertThat(app.queue().rows("select * from fairlead.audit").toString())
                .doesNotContain(token, session, SignedIn.password("jo"));
    }

    @Test
    void a_person_makes_and_revokes_his_own_tokens_and_sees_each_once() {
        SignedIn kim = SignedIn.to(app, "kim", Role.AGENT);

        String page = form(kim, Map.of("deed", "token", "label", "<b>report", "scope", "agent:read", "days", "7"))
                .body();
        String token = page.replaceFirst("(?s).*(flt_[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(page).contains("&lt;b&gt;report");
        assertThat(status("GET", "/api/v1/tickets", token)).isEqualTo(200);
        assertThat(kim.page("/account").body()).doesNotContain(token).contains(token.substring(0, 10));

        String id = String.valueOf(tokens.list("kim").get(0).id());
        form(kim, Map.of("deed", "revoke", "token", id));
        assertThat(status("GET", "/api/v1/tickets", token)).isEqualTo(401);
        assertThat(form(kim, Map.of("deed", "token", "label", "x", "scope", "root", "days", "7"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(form(kim, Map.of("deed", "token", "label", "x", "scope", "agent", "days", "7", "csrf", "guessed"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoever_is_disabled_or_reset_is_out_at_once_with_all_that_he_holds() {
        SignedIn lou = SignedIn.to(app, "lou", Role.AGENT);
        String token = tokens.add("test", "lou", "script", Set.of("agent"), 1);

        users.disable("root", "lou", true);
        assertThat(lou.get("/api/v1/tickets").statusCode()).isEqualTo(401);
        assertThat(status("GET", "/api/v1/tickets", token)).isEqualTo(401);

        users.disable("root", "lou", false);
        assertThat(lou.get("/api/v1/tickets").statusCode()).isEqualTo(401);

        SignedIn moe = SignedIn.to(app, "moe", Role.AGENT);
        users.reset("root", "moe");
        assertThat(moe.get("/api/v1/tickets").statusCode()).isEqualTo(401);
    }

    @Test
    void a_role_that_is_taken_away_is_gone_with_the_next_request() {
        SignedIn ned = SignedIn.to(app, "ned", Role.AGENT, Role.OPERATOR);
        assertThat(ned.get("/api/v1/channels").statusCode()).isEqualTo(200);

        users.changeRoles("root", "ned", Set.of(Role.AGENT));

        assertThat(ned.get("/api/v1/channels").statusCode()).isEqualTo(403);
    }

    @Test
    void the_last_administrator_stays() {
        assertThatThrownBy(() -> users.disable("root", "root", true)).hasMessageContaining("last administrator");
        assertThatThrownBy(() -> users.changeRoles("root", "root", Set.of(Role.AGENT)))
                .hasMessageContaining("last administrator");
    }

    @Test
    void names_that_could_be_mistaken_or_break_a_line_are_refused() {
        for (String name : new String[] {"", "Root", "a b", "a\nb", "аdmin", "x".repeat(81), "-x", "root"}) {
            assertThatThrownBy(() -> users.add("test", name, Set.of(Role.AGENT)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void who_came_in_and_who_changed_whose_rights_stands_in_the_audit() {
        SignedIn.to(app, "oz", Role.AGENT);
        users.changeRoles("root", "oz", Set.of(Role.OPERATOR));
        users.reset("root", "oz");
        tokens.add("root", "oz", "script", Set.of("operator"), 1);

        assertThat(app.queue()
                        .rows("select deed from fairlead.audit where subject = 'oz' order by id")
                        .toString())
                .containsSubsequence(
                        "user_added",
                        "signed_in",
                        "password_changed",
                        "user_roles_changed",
                        "password_reset",
                        "token_added");
    }

    private static String token(String scope) {
        return tokens.add("test", "program", "test", Set.of(scope), 1);
    }

    private static int status(String method, String path, String token) {
        return app.sendOnce(app.request(path)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static HttpResponse<String> form(SignedIn as, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        String csrf = fields.containsKey("csrf") ? "" : "csrf=" + as.csrfToken();
        return as.send(app.request("/account")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + csrf)));
    }
}
