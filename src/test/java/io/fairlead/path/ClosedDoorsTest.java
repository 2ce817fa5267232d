package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.access.Role;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No door stands open by mistake: every route that the running router serves is asked as a stranger. */
class ClosedDoorsTest {
    private static final Set<String> OPEN = Set.of(
            "/",
            "/sign-in",
            "/sign-in/provider",
            "/sign-in/oidc",
            "/forms/support",
            "/forms/complaint",
            "/challenge/x",
            "/status/x/x",
            "/status/x/x/files/x",
            "/web/x",
            "/web/x/x");

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
    void a_stranger_gets_past_no_door_but_those_that_are_for_everybody() {
        Set<String> served = served();
        served.add("/api/v1/events"); // no route
        assertThat(served).contains("/desk", "/admin", "/api/v1/tickets", "/api/v1/tickets/x");
        for (String path : served) {
            if (OPEN.contains(path)) {
                assertThat(stranger(path, "GET")).as(path).isNotIn(401, 403);
            } else {
                for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")) {
                    assertThat(stranger(path, method)).as(method + " " + path).isEqualTo(401);
                }
            }
        }
    }

    @Test
    void every_door_that_is_not_for_everybody_is_declared_and_so_can_be_reached_by_somebody() {
        SignedIn everything = SignedIn.to(app, "everything", Role.values());
        for (String path : served()) {
            if (!OPEN.contains(path)) {
                assertThat(everything.get(path).body())
                        .as(path)
                        .doesNotContain("Nothing is served at this address", "do not allow");
            }
        }
    }

    @Test
    void another_spelling_of_a_path_opens_nothing() {
        for (String path : List.of(
                "/forms/../api/v1/tickets",
                "/forms/%2e%2e/api/v1/tickets",
                "/web/..%2Fapi/v1/tickets",
                "//api/v1/tickets",
                "/api/v1/tickets/",
                "/api//v1/tickets",
                "/./api/v1/tickets",
                "/api/v1/tickets;x=1",
                "/api/v1/%74ickets",
                "/API/v1/tickets",
                "/desk/",
                "/desk%2F",
                "/admin/x")) {
            assertThat(stranger(path, "GET")).as(path).isIn(401, 404);
        }
    }

    @Test
    void headers_that_only_the_server_sets_let_nobody_in() {
        for (String header : List.of(
                "CamelVertxPlatformHttpAuthenticatedUser",
                "Fairlead-Content-Type",
                "X-Forwarded-User",
                "person",
                "visit")) {
            assertThat(app.sendOnce(app.request("/api/v1/tickets").header(header, "admin"))
                            .statusCode())
                    .as(header)
                    .isEqualTo(401);
        }
    }

    private static int stranger(String path, String method) {
        return app.sendOnce(app.request(path)
                        .method(method, java.net.http.HttpRequest.BodyPublishers.noBody())
                        .header("Accept", "application/json"))
                .statusCode();
    }

    /** Each path with x for its parts that vary. */
    private static Set<String> served() {
        return app.app().camel().getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(PlatformHttpEndpoint.class::isInstance)
                .map(endpoint -> ((PlatformHttpEndpoint) endpoint)
                        .getPath()
                        .replace("{deed}", "notes")
                        .replaceAll("\\{[^}]*}", "x"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
