package io.fairlead.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Camel's HTTP server does not do by itself: safe headers on every answer, the gate in front of every route,
 * problems for what no route serves or the server refuses, and bodies of forms left unread (Vert.x would cut off a form
 * field at 8 KB).
 */
public final class Doors {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final String RETRY_AFTER = "5";
    private static final long CHUNKED = 20_000_000;
    /** After this a post gives up its place in the crowd: its body is still on the way, or the database slow. */
    private static final long PLACE_MILLIS = 10_000;

    private static final Set<String> FORM_TYPES = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    private final PageTexts texts;
    private final Refusals refusals;
    private final Gate gate;
    private final Proxies proxies;
    private final BodyBudget budget = BodyBudget.ofHeap();
    private final Turnstile turnstile;
    private final Crowd crowd;
    private CamelContext context;
    private Assets assets;

    /**
     * @param refusals where it is counted what the server refuses before a route sees it
     * @param turnstile where requests wait while a door is replaced
     * @param postsAtOnce of strangers, at least 1
     */
    public Doors(PageTexts texts, Refusals refusals, Gate gate, Proxies proxies, Turnstile turnstile, int postsAtOnce) {
        this.turnstile = turnstile;
        this.crowd = new Crowd(postsAtOnce);
        this.texts = texts;
        this.refusals = refusals;
        this.gate = gate;
        this.proxies = proxies;
    }

    /** Opens the doors of a started context's main server; does nothing when it has none. */
    public void open(CamelContext running) {
        this.context = running;
        this.assets = running.getRegistry().lookupByNameAndType("assets", Assets.class);
        running.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .filter(VertxPlatformHttpRouter::isMainServer)
                .forEach(router -> {
                    router.route().order(-1).handler(this::receive).handler(this::admit);
                    router.route().last().handler(this::nothingHere).failureHandler(this::failed);
                });
    }

    /** What the gate knows of the one who asks, by variable name. */
    static Map<String, Object> known(Message message) {
        return message.getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER) instanceof User user
                ? user.attributes().getMap()
                : Map.of();
    }

    /** No inline script or style, nothing from elsewhere, and no frame around it but those named. */
    static String contentPolicy(String framedBy) {
        return "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors " + framedBy;
    }

    // Referrer-Policy same-origin, not no-referrer: with that, an older browser posts our own form with "Origin: null".
    private void receive(RoutingContext request) {
        if (turnstile.holds(request)) {
            return;
        }
        HttpServerResponse response = request.response();
        response.putHeader("Content-Security-Policy", contentPolicy("'none'"))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, kept(request.request().path()));
        if (assets != null && assets.isFixed(request.request().path())) {
            response.headersEndHandler(sent -> keepForGood(response));
        }
        if (!context.isStarted()) {
            // Its routes are gone one after the other, which would look as if there had never been any.
            later(request, Problem.of(503, "The server is restarting; please send it again shortly."));
            return;
        }
        if (!hasPlace(request)) {
            later(request, Problem.of(429, "Very many posts are on their way; please send it again shortly."));
            return;
        }
        if (!hasRoom(request)) {
            later(request, Problem.of(503, "Many large posts are on their way; please send it again shortly."));
            return;
        }
        request.request().headers().remove(Request.HIDDEN_CONTENT_TYPE);
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null
                && FORM_TYPES.contains(type.replaceFirst(";.*", "").strip().toLowerCase())) {
            request.request().headers().set(Request.HIDDEN_CONTENT_TYPE, type);
            request.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        request.next();
    }

    private static String kept(String path) {
        return path.startsWith("/web/") ? "no-cache" : "no-store";
    }

    /** A page's file, but no refusal in its place. */
    private static void keepForGood(HttpServerResponse response) {
        if (response.getStatusCode() == 200 || response.getStatusCode() == 304) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        }
    }

    /** The gate may ask the database, so it is asked beside the event loop; the body waits meanwhile. */
    private void admit(RoutingContext request) {
        if (gate.isOpen(request.normalizedPath())) {
            request.next();
            return;
        }
        Arrival arrival = Arrival.of(request, proxies);
        request.request().pause();
        request.vertx().executeBlocking(() -> gate.admit(arrival), false).onComplete(said -> {
            request.request().resume();
            if (said.failed()) {
                LOG.warn("Nobody can be let in now: {}", said.cause().getClass().getSimpleName());
                later(request, Problem.of(503, "It cannot be seen now who you are; please try again shortly."));
            } else if (said.result().refusal() != null) {
                turnAway(request, said.result());
            } else {
                letIn(request, said.result());
            }
        });
    }

    /** Camel hands on the request's user and nothing else of it; Vert.x 4 has no other way to set him. */
    @SuppressWarnings("deprecation")
    private static void letIn(RoutingContext request, Admission said) {
        request.setUser(User.create(new JsonObject(), new JsonObject(said.known())));
        request.next();
    }

    private void turnAway(RoutingContext request, Admission said) {
        said.headers().forEach(request.response()::putHeader);
        if (said.isElsewhere()) {
            request.response().setStatusCode(said.refusal().status()).end();
        } else {
            answer(request, said.refusal());
        }
    }

    /** Of those who need not sign in: posts of customers and of other programs. */
    private boolean hasPlace(RoutingContext request) {
        String path = request.normalizedPath();
        if (request.request().method() != HttpMethod.POST || !gate.isOpen(path)) {
            return true;
        }
        String address = Arrival.of(request, proxies).address();
        if (!crowd.enter(address)) {
            countForm(path, "flood", address);
            return false;
        }
        long timer = request.vertx().setTimer(PLACE_MILLIS, late -> crowd.leave(address));
        request.addEndHandler(ended -> {
            if (request.vertx().cancelTimer(timer)) {
                crowd.leave(address);
            }
        });
        return true;
    }

    private void countForm(String path, String reason, String address) {
        if (path.startsWith("/forms/")) {
            refusals.count(channelAt(path), "form", reason, address);
        }
    }

    /** A body without a length (chunked) counts as a large one: nobody knows what follows. */
    private boolean hasRoom(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        long bytes = length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : chunked ? CHUNKED : 0;
        long taken = budget.take(bytes);
        if (taken > 0) {
            request.addEndHandler(ended -> budget.giveBack(taken));
        }
        return taken >= 0;
    }

    private void nothingHere(RoutingContext request) {
        answer(request, Problem.of(404, "Nothing is served at this address."));
    }

    private void failed(RoutingContext request) {
        int status = request.statusCode() < 400 ? 500 : request.statusCode();
        if (status == 413) {
            countForm(
                    request.normalizedPath(),
                    "beyond_server_limit",
                    Arrival.of(request, proxies).address());
        }
        answer(
                request,
                Problem.of(
                        status,
                        status == 413
                                ? "The body is larger than this server takes."
                                : "This request could not be answered."));
    }

    /** A channel's name is the id of the route that serves it. */
    private String channelAt(String path) {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointBaseUri().endsWith(path))
                .map(Route::getRouteId)
                .findFirst()
                .orElse("form");
    }

    private void later(RoutingContext request, Problem problem) {
        request.response().putHeader("Retry-After", RETRY_AFTER);
        answer(request, problem);
    }

    private void answer(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        String accept = String.valueOf(request.request().getHeader(HttpHeaders.ACCEPT));
        boolean page = accept.contains("text/html");
        String language = request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, page ? "text/html; charset=utf-8" : Problem.MEDIA_TYPE)
                .end(page ? Problems.errorPage(language == null ? "" : language, problem, texts) : problem.json());
    }
}
