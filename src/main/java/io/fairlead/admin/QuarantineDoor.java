package io.fairlead.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Person;
import io.fairlead.web.Answers;
import io.fairlead.web.Order;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is asked of the quarantine. Statuses: 200, 202 (the replay is asked for), 400, 404. A choice is
 * {@code {"ids": [1, 2]}}, {@code {"channel": …, "reason": …}} (one of them, or both), or {@code {"all": true}}.
 */
public final class QuarantineDoor {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineDoor.class);

    private final ObjectMapper json = new ObjectMapper();

    /** For {@code read-quarantined.sql}. */
    public Map<String, Object> one(Exchange exchange) {
        String id = Reception.request(exchange).lastSegment();
        if (!id.matches("\\d{1,18}")) {
            throw notFound();
        }
        return Map.of("id", Long.parseLong(id));
    }

    /** The row as JSON. */
    public void tell(Exchange exchange) throws JsonProcessingException {
        if (!(exchange.getMessage().getBody() instanceof Map<?, ?> row)) {
            throw notFound();
        }
        Map<String, Object> told = new HashMap<>();
        row.forEach((name, value) -> told.put(
                name.toString(),
                value instanceof java.sql.Timestamp at ? at.toInstant().toString() : value));
        Answers.json(exchange, 200, json.writeValueAsString(told));
    }

    /** For {@code want-replay.sql}. */
    public Map<String, Object> replay(Exchange exchange, byte[] body) {
        return choice(exchange, Order.of(body), "replay");
    }

    /** For {@code drop-quarantined.sql}: a reason must be given. */
    public Map<String, Object> drop(Exchange exchange, byte[] body) {
        Order asked = Order.of(body);
        String why = asked.why();
        Map<String, Object> row = choice(exchange, asked, "drop");
        row.put("why", why);
        return row;
    }

    /** How many are meant. */
    public void meant(Exchange exchange, Object count) {
        Answers.json(exchange, 202, "{\"meant\":" + count + "}");
    }

    private Map<String, Object> choice(Exchange exchange, Order asked, String deed) {
        Optional<List<Long>> ids = asked.ids();
        String channel = asked.text("channel");
        String reason = asked.text("reason");
        if (ids.isEmpty() && channel == null && reason == null && !asked.isForAll()) {
            throw Order.refused("Say which: 'ids', 'channel' and 'reason', or \"all\": true.");
        }
        Map<String, Object> row = new HashMap<>();
        row.put("ids", ids.map(QuarantineDoor::array).orElse(null));
        row.put("channel", channel);
        row.put("reason", reason);
        row.put("by", Person.of(exchange).name());
        LOG.info("{} asks to {} in quarantine", row.get("by"), deed);
        return row;
    }

    private static String array(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static RefusedException notFound() {
        return new RefusedException(Problem.of(404, "Nothing in quarantine has this number."));
    }
}
