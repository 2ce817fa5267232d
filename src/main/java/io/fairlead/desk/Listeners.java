package io.fairlead.desk;

import io.fairlead.access.Person;
import io.fairlead.web.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Who listens to {@code /api/v1/events}. Camel would gather a stream before it sends it, so this stands on Camel's
 * Vert.x router itself, behind the same gate. One who reads too slowly is cut off, and comes again. Statuses: 200, 405,
 * 503 when too many listen.
 */
public final class Listeners {
    private static final String PATH = "/api/v1/events";
    private static final int MOST = 1_000;
    private static final int MOST_OF_ONE = 20;
    private static final int KEPT = 5_000;
    /** Another router saw changes in a slightly different order. */
    private static final int OVERLAP = 50;

    private final Map<HttpServerResponse, String> listening = new ConcurrentHashMap<>();
    private final Deque<Event> kept = new ArrayDeque<>();

    private record Event(long id, String text) {}

    /** Opens the door on a started context's main server. */
    public void open(CamelContext running) {
        running.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .filter(VertxPlatformHttpRouter::isMainServer)
                .forEach(router -> router.route(PATH).order(0).handler(this::listen));
    }

    boolean any() {
        return !listening.isEmpty();
    }

    /** An event that a listener may ask for again. */
    void tell(long id, String kind, String data) {
        String text = "id: " + id + "\nevent: " + kind + "\ndata: " + data + "\n\n";
        synchronized (kept) {
            kept.addLast(new Event(id, text));
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            listening.keySet().forEach(response -> write(response, text));
        }
    }

    void tell(String kind, String data) {
        listening.keySet().forEach(response -> write(response, "event: " + kind + "\ndata: " + data + "\n\n"));
    }

    /** An event for one person only, on whatever pages he has open. */
    void tell(String person, String kind, String data) {
        String text = "event: " + kind + "\ndata: " + data + "\n\n";
        listening.forEach((response, name) -> {
            if (name.equals(person)) {
                write(response, text);
            }
        });
    }

    /** Keeps proxies from closing a connection on which nothing happens. */
    void beat() {
        listening.keySet().forEach(response -> write(response, ":\n\n"));
    }

    void close() {
        listening.keySet().forEach(HttpServerResponse::end);
    }

    private void listen(RoutingContext request) {
        String person = Person.of(request).name();
        if (request.request().method() != HttpMethod.GET) {
            request.response().putHeader("Allow", "GET");
            refuse(request, Problem.of(405, "Only GET is possible here."));
        } else if (listening.size() >= MOST
                || listening.values().stream().filter(person::equals).count() >= MOST_OF_ONE) {
            request.response().putHeader("Retry-After", "30");
            refuse(request, Problem.of(503, "Too many listen already; close a window."));
        } else {
            HttpServerResponse response = request.response();
            response.setChunked(true)
                    .putHeader("Content-Type", "text/event-stream")
                    .putHeader("X-Accel-Buffering", "no")
                    .closeHandler(closed -> listening.remove(response))
                    .exceptionHandler(broken -> listening.remove(response));
            synchronized (kept) {
                response.write("retry: 2000\n\n" + missedSince(request.request().getHeader("Last-Event-ID")));
                listening.put(response, person);
            }
        }
    }

    /** What came after an event, or that everything must be read again. */
    private String missedSince(String last) {
        if (last == null || !last.matches("\\d{1,18}")) {
            return "";
        }
        long id = Long.parseLong(last);
        List<Event> since = new ArrayList<>();
        Iterator<Event> newestFirst = kept.descendingIterator();
        boolean found = false;
        int further = 0;
        while (newestFirst.hasNext() && further < OVERLAP) {
            Event event = newestFirst.next();
            found |= event.id() == id;
            further += found ? 1 : 0;
            if (event.id() != id) {
                since.add(0, event);
            }
        }
        if (!found) {
            return "event: reset\ndata: {}\n\n";
        }
        return String.join("", since.stream().map(Event::text).toList());
    }

    private void write(HttpServerResponse response, String text) {
        if (response.writeQueueFull()) {
            listening.remove(response);
            response.reset();
        } else {
            response.write(text);
        }
    }

    private static void refuse(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem.json());
    }
}
