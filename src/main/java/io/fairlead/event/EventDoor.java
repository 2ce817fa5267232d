package io.fairlead.event;

import io.fairlead.access.Person;
import io.fairlead.web.Answers;
import io.fairlead.web.Order;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators see and order of the endpoints in {@code config/webhooks.yaml}. Statuses: 200, 400, 404, 405, 503. What
 * is meant is {@code {"ids": [1, 2]}} or {@code {"all": true}}.
 */
public final class EventDoor {
    private static final Logger LOG = LoggerFactory.getLogger(EventDoor.class);

    private final Deliveries deliveries;
    private final Reception reception = new Reception();

    public EventDoor(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Every endpoint with its state. */
    public void list(Exchange exchange) {
        reception.give(exchange, deliveries.list().getBytes(StandardCharsets.UTF_8));
    }

    /** What was given up for one endpoint. */
    public void dead(Exchange exchange) {
        String name = Reception.request(exchange).lastSegment();
        String dead = deliveries.dead(name).orElseThrow(EventDoor::unknown);
        reception.give(exchange, dead.getBytes(StandardCharsets.UTF_8));
    }

    /** Replays, drops, stops or resumes; answers how many events that is about. */
    public void order(Exchange exchange, byte[] posted) {
        String[] path = Reception.request(exchange).path().split("/");
        String name = path[path.length - 2];
        String deed = path[path.length - 1];
        String by = Person.of(exchange).name();
        Order asked = Order.of(posted);
        Optional<Integer> events = switch (deed) {
            case "replay" -> deliveries.replay(name, meant(asked), by);
            case "drop" -> deliveries.drop(name, meant(asked), by, asked.why());
            case "stop" -> deliveries.stop(name, by, asked.why());
            case "resume" -> deliveries.resume(name, by);
            default -> throw new RefusedException(Problem.of(404, "Nothing of that name can be done here."));
        };
        int count = events.orElseThrow(EventDoor::unknown);
        LOG.info("webhook {}: {} by {}, {} events", name, deed, by, count);
        Answers.json(exchange, 200, "{\"events\":" + count + "}");
    }

    /** The numbers that are named; null for all. */
    private static List<Long> meant(Order asked) {
        return asked.ids().orElseGet(() -> {
            if (!asked.isForAll()) {
                throw Order.refused("Say which: 'ids', or \"all\": true.");
            }
            return null;
        });
    }

    private static RefusedException unknown() {
        return new RefusedException(Problem.of(404, "There is no endpoint of this name."));
    }
}
