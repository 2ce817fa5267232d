package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
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

/** Signing in, staying so and signing out, through the real doors. */
class SignInTest {
    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void whoever_signed_in_reads_what_his_roles_allow_and_no_more() {
        SignedIn agent = SignedIn.to(app, "ada", Role.AGENT);

        assertThat(agent.get("/api/v1/tickets").statusCode()).isEqualTo(200);
        assertThat(agent.page("/desk").body()).contains("desk.js");
        assertThat(agent.get("/api/v1/channels").statusCode()).isEqualTo(403);
        assertThat(agent.page("/admin").statusCode()).isEqualTo(403);
        assertThat(agent.get("/api/v1/me").body()).contains("\"name\":\"ada\"", "[\"agent\"]");
    }

    @Test
    void a_browser_without_a_session_is_asked_to_sign_in_and_a_program_is_told() {
        HttpResponse<String> browser = page("/desk?lang=en");
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(browser.headers().firstValue("Location")).contains("/sign-in?next=%2Fdesk%3Flang%3Den");

        HttpResponse<String> program = app.sendOnce(app.request("/api/v1/tickets"));
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_one_time_password_is_good_for_nothing_but_to_choose_another() {
        String oneTime = app.app().access().users().add("test", "bo", Set.of(Role.AGENT));
        String cookie = cookie(signIn("bo", oneTime, "/desk"));

        assertThat(app.sendOnce(app.request("/desk").header("Cookie", cookie).header("Accept", "text/html"))
                        .headers()
                        .firstValue("Location"))
                .contains("/account");
        assertThat(app.sendOnce(app.request("/api/v1/tickets").header("Cookie", cookie))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> page = app.sendOnce(app.request("/account").header("Cookie", cookie));
        assertThat(page.body()).contains("one-time");
    }

    @Test
    void a_session_is_never_the_one_that_the_browser_came_with() {
        SignedIn before = SignedIn.to(app, "cy", Role.AGENT);

        HttpResponse<String> again =
                form("/sign-in", before.cookie(), Map.of("name", "cy", "password", SignedIn.password("cy")));

        assertThat(cookie(again)).isNotEqualTo(before.cookie());
        assertThat(before.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void the_cookie_is_closed_to_scripts_and_belongs_to_this_host_alone() {
        SignedIn.to(app, "di", Role.AGENT);

        HttpResponse<String> plain = signIn("di", SignedIn.password("di"), "");

        assertThat(plain.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("fairlead=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void wrong_names_and_wrong_passwords_are_answered_alike_and_locked_alike() {
        SignedIn.to(app, "eve", Role.AGENT);
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            known.add(told(signIn("eve", "wrong", ""), "eve"));
            unknown.add(told(signIn("noone", "wrong", ""), "noone"));
        }

        assertThat(unknown).isEqualTo(known);
        assertThat(known.subList(0, 5)).allMatch(told -> told.startsWith("422"));
        assertThat(known.subList(5, 7)).allMatch(told -> told.startsWith("429"));
        assertThat(signIn("eve", SignedIn.password("eve"), "").statusCode())
                .as("the right password, too soon")
                .isEqualTo(429);
    }

    @Test
    void after_the_sign_in_no_link_leads_to_a_page_of_somebody_else() {
        SignedIn.to(app, "flo", Role.AGENT);

        for (String next : List.of(
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/desk/../../evil",
                "/deskx",
                "/desk\r\nX: y",
                "/sign-out",
                "")) {
            assertThat(location(signIn("flo", SignedIn.password("flo"), next)))
                    .as(next)
                    .isEqualTo("/desk");
        }
        assertThat(location(signIn("flo", SignedIn.password("flo"), "/desk?lang=zh-CN")))
                .isEqualTo("/desk?lang=zh-CN");
    }

    @Test
    void signing_out_ends_the_session_and_needs_the_page_s_own_token() {
        SignedIn gus = SignedIn.to(app, "gus", Role.AGENT);

        assertThat(form("/sign-out", gus.cookie(), Map.of("csrf", "guessed")).statusCode())
                .isEqualTo(403);
        assertThat(gus.get("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(form("/sign-out", gus.cookie(), Map.of("csrf", gus.csrfToken()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(gus.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_write_by_cookie_needs_the_token_and_a_page_of_ours() {
        SignedIn hal = SignedIn.to(app, "hal", Role.AGENT);

        assertThat(write(hal, hal.csrfToken(), "same-origin"))
                .as("405, past the gate")
                .isEqualTo(405);
        assertThat(write(hal, "", "same-origin")).isEqualTo(403);
        assertThat(write(hal, "guessed", "same-origin")).isEqualTo(403);
        assertThat(write(hal, hal.csrfToken(), "cross-site")).isEqualTo(403);
        assertThat(write(hal, hal.csrfToken(), "same-site")).isEqualTo(403);
    }

    @Test
    void a_foreign_page_cannot_sign_a_browser_in_as_somebody_else() {
        HttpResponse<String> answer = app.sendOnce(app.request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("name=a&password=b")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void what_was_typed_cannot_leave_its_place_in_the_page() {
        HttpResponse<String> answer = signIn("\"><script>alert(1)</script>", "x", "\"><b>");

        assertThat(answer.body()).doesNotContain("<script>alert", "<b>").contains("&quot;&gt;&lt;script&gt;");
    }

    private static int write(SignedIn as, String token, String site) {
        return as.send(app.request("/api/v1/tickets")
                        .header("X-CSRF-Token", token)
                        .header("Sec-Fetch-Site", site)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private static String told(HttpResponse<String> answer, String name) {
        return answer.statusCode() + answer.body().replace(name, "NAME").replaceAll("\\d+ seconds", "N seconds");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> page(String path) {
        return app.sendOnce(app.request(path).header("Accept", "text/html"));
    }

    private static HttpResponse<String> signIn(String name, String password, String next) {
        return form("/sign-in", "", Map.of("name", name, "password", password, "next", next));
    }

    private static HttpResponse<String> form(String path, String cookie, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((field, value) -> body.append(field)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return app.sendOnce(app.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }
}
