package io.fairlead.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Person;
import io.fairlead.web.Answers;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is asked of the quarantine. Statuses: 200, 202 (the replay is asked for), 400, 404. A choice is
 * {@code {"ids": [1, 2]}}, {@code {"channel": …, "reason": …}} (one of them, or both), or {@code {"all": true}}.
 */
public final class QuarantineDoor {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineDoor.class);
    private static final int LONGEST_WHY = 500;

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
        return choice(exchange, read(body), "replay");
    }

    /** For {@code drop-quarantined.sql}: a reason must be given. */
    public Map<String, Object> drop(Exchange exchange, byte[] body) {
        JsonNode asked = read(body);
        String why = asked.path("why").asText("").strip();
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            throw refused("Say in 'why', in up to " + LONGEST_WHY + " characters, why they are given up.");
        }
        Map<String, Object> row = choice(exchange, asked, "drop");
        row.put("why", why);
        return row;
    }

    /** How many are meant. */
    public void meant(Exchange exchange, Object count) {
        Answers.json(exchange, 202, "{\"meant\":" + count + "}");
    }

    private Map<String, Object> choice(Exchange exchange, JsonNode asked, String deed) {
        StringJoiner ids = new StringJoiner(",", "{", "}");
        for (JsonNode id : asked.path("ids")) {
            if (!id.canConvertToLong()) {
                throw refused("'ids' must be numbers.");
            }
            ids.add(String.valueOf(id.asLong()));
        }
        boolean byId = asked.path("ids").isArray();
        boolean byKind =
                asked.path("channel").isTextual() || asked.path("reason").isTextual();
        if (!byId && !byKind && !asked.path("all").asBoolean()) {
            throw refused("Say which: 'ids', 'channel' and 'reason', or \"all\": true.");
        }
        Map<String, Object> row = new HashMap<>();
        row.put("ids", byId ? ids.toString() : null);
        row.put("channel", asked.path("channel").textValue());
        row.put("reason", asked.path("reason").textValue());
        row.put("by", Person.of(exchange).name());
        LOG.info("{} asks to {} in quarantine", row.get("by"), deed);
        return row;
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode asked = json.readTree(body == null ? new byte[0] : body);
            if (asked != null && asked.isObject()) {
                return asked;
            }
        } catch (IOException e) {
            throw refused("The body is not JSON.");
        }
        throw refused("The body must be a JSON object.");
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(Problem.of(400, detail));
    }

    private static RefusedException notFound() {
        return new RefusedException(Problem.of(404, "Nothing in quarantine has this number."));
    }
}
