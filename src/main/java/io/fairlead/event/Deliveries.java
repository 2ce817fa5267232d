package io.fairlead.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairlead.queue.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The lines of deliveries in the database, one an endpoint; for routers, and for the command line beside them. Each
 * throws {@link IllegalStateException} when the database cannot do it.
 */
public final class Deliveries {
    private static final int AT_ONCE = 500;

    private final Statements statements;
    private final ObjectMapper json = new ObjectMapper();

    public Deliveries(DataSource database) {
        this.statements = new Statements(database, "event/");
    }

    /** From now on events are kept for these, and for no others. */
    void know(List<Endpoint> endpoints) {
        ArrayNode hooks = json.createArrayNode();
        endpoints.forEach(endpoint -> hooks.addObject()
                .put("name", endpoint.name())
                .put("kind", endpoint.kind())
                .put("place", endpoint.shown())
                .set("kinds", json.valueToTree(endpoint.kinds())));
        statements.call("know-hooks", hooks.toString());
    }

    /** Gives each endpoint its part of what happened since. */
    void lineUp() {
        int lined;
        do {
            lined = statements.one("line-up", row -> row.getInt(1)).orElseThrow();
        } while (lined == AT_ONCE);
    }

    /** Takes up to so many that are due; nobody else gets them before the lease ends. */
    List<Delivery> take(String endpoint, int most, Duration lease) {
        return statements.all("take-deliveries", Delivery::of, endpoint, most, seconds(lease));
    }

    void delivered(String endpoint, Delivery delivery) {
        statements.call("note-delivered", endpoint, delivery.event());
    }

    /** @param again when it is tried again; empty gives it up */
    void failed(String endpoint, Delivery delivery, String reason, Optional<Duration> again) {
        if (again.isPresent()) {
            statements.call(
                    "note-failed", endpoint, delivery.event(), delivery.attempt(), reason, seconds(again.get()));
        } else {
            statements.call("give-up", endpoint, delivery.event(), delivery.attempt(), reason);
        }
    }

    /** Every endpoint as JSON: its state, what waits, what was given up, its last error. */
    public String list() {
        return statements.one("list-hooks", row -> row.getString(1)).orElseThrow();
    }

    /** What was given up as JSON, the newest first; empty for an endpoint that nobody knows. */
    public Optional<String> dead(String endpoint) {
        return statements.one("list-dead", row -> row.getString(1), endpoint);
    }

    /**
     * Sends again what was given up.
     *
     * @param events their numbers; null for all
     * @return how many; empty for an endpoint that nobody knows
     */
    public Optional<Integer> replay(String endpoint, List<Long> events, String by) {
        return count("replay", endpoint, events, by);
    }

    /** Forgets what was given up; else as {@link #replay}. */
    public Optional<Integer> drop(String endpoint, List<Long> events, String by, String why) {
        return count("drop", endpoint, events, by, why);
    }

    /** Sends nothing there until it is resumed; returns how many wait, empty for an endpoint that nobody knows. */
    public Optional<Integer> stop(String endpoint, String by, String why) {
        return count("stop", endpoint, by, why);
    }

    /** The opposite of {@link #stop}. */
    public Optional<Integer> resume(String endpoint, String by) {
        return count("resume", endpoint, by);
    }

    private Optional<Integer> count(String verb, Object... parameters) {
        return statements.one(verb, row -> row.getObject(1, Integer.class), parameters);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
