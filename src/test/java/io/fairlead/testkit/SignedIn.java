package io.fairlead.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Role;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A browser in which somebody is signed in, through the same doors as anybody: its cookie, and its token for writes. */
public final class SignedIn {
    private final RunningApp app;
    private final String cookie;
    private final String csrfToken;

    private SignedIn(RunningApp app, String cookie, String csrfToken) {
        this.app = app;
        this.cookie = cookie;
        this.csrfToken = csrfToken;
    }

    /** A new user with every role. */
    public static SignedIn to(RunningApp app) {
        return to(app, "mei", Role.values());
    }

    public static SignedIn to(RunningApp app, String name, Role... roles) {
        String oneTime = app.app().access().users().add("test", name, Set.of(roles));
        String password = password(name);
        SignedIn first =
                new SignedIn(app, cookie(form(app, "/sign-in", "", Map.of("name", name, "password", oneTime))), "");
        String page = first.get("/account").body();
        String token = page.replaceFirst("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> changed = form(
                app,
                "/account",
                first.cookie,
                Map.of("csrf", token, "old", oneTime, "new", password, "again", password));
        return new SignedIn(app, cookie(changed), "").withToken();
    }

    /** What {@link #to} chose as the password of this name. */
    public static String password(String name) {
        return "test-only " + new StringBuilder(name.substring(0, 1).repeat(2)).append(name.length()) + " harbour";
    }

    public HttpResponse<String> get(String path) {
        return send(app.request(path).header("Accept", "application/json").GET());
    }

    public HttpResponse<String> page(String path) {
        return send(app.request(path).header("Accept", "text/html").GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(app.request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", csrfToken)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** With the cookie; the token for a write is the caller's. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return app.send(request.header("Cookie", cookie));
    }

    /** {@code name=value} */
    public String cookie() {
        return cookie;
    }

    public String csrfToken() {
        return csrfToken;
    }

    private SignedIn withToken() {
        try {
            String token = new ObjectMapper()
                    .readTree(get("/api/v1/me").body())
                    .path("csrf_token")
                    .asText();
            return new SignedIn(app, cookie, token);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> form(RunningApp app, String path, String cookie, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return app.sendOnce(HttpRequest.newBuilder(URI.create(app.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new IllegalStateException("not signed in: " + answer.statusCode() + answer.body()))
                .replaceFirst(";.*", "");
    }
}
