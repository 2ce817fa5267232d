package io.fairlead.desk;

import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import io.fairlead.web.Request;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Reads what is asked of tickets: checked parameters for the SQL, never a header. Statuses: 200, 304, 400, 404, 405. */
public final class TicketDoor {
    private static final Set<String> STATUSES = Set.of("waiting", "claimed", "answered", "resolved", "spam");
    private static final Set<String> PARAMETERS = Set.of("status", "limit", "before");
    private static final Pattern REFERENCE = Pattern.compile("(?i)FL-[2-9A-HJ-NP-Z]{6,12}");
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final Reception reception;

    public TicketDoor(Reception reception) {
        this.reception = reception;
    }

    /** For {@code list-tickets.sql}. */
    public Map<String, Object> list(Exchange exchange) {
        Map<String, String> query = Reception.request(exchange).query();
        Map<String, String> wrong = new TreeMap<>();
        query.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> wrong.put(name, "is not known here; known: before, limit, status"));
        Map<String, Object> row = new HashMap<>();
        row.put("status", query.get("status"));
        row.put("before", query.get("before"));
        row.put("limit", limit(query.get("limit"), wrong));
        if (query.containsKey("status") && !STATUSES.contains(query.get("status"))) {
            wrong.put("status", "must be waiting, claimed, answered, resolved or spam");
        }
        if (query.containsKey("before")
                && !REFERENCE.matcher(query.get("before")).matches()) {
            wrong.put("before", "must be a ticket's reference, such as FL-7K3QX9");
        }
        if (!wrong.isEmpty()) {
            throw new RefusedException(new Problem(400, "Some parameters are wrong.", wrong));
        }
        return row;
    }

    /** For {@code read-ticket.sql}. */
    public Map<String, Object> one(Exchange exchange) {
        Request request = Reception.request(exchange);
        if (!REFERENCE.matcher(request.lastSegment()).matches()) {
            throw notFound();
        }
        return Map.of("ref", request.lastSegment());
    }

    /** Answers with the JSON that the database made; 404 when it made none. */
    public void tell(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof String json)) {
            throw notFound();
        }
        reception.give(exchange, json.getBytes(StandardCharsets.UTF_8));
    }

    private static int limit(String asked, Map<String, String> wrong) {
        if (asked == null) {
            return USUAL;
        }
        if (asked.matches("[1-9]\\d{0,2}") && Integer.parseInt(asked) <= MOST) {
            return Integer.parseInt(asked);
        }
        wrong.put("limit", "must be a number from 1 to " + MOST);
        return USUAL;
    }

    private static RefusedException notFound() {
        return new RefusedException(Problem.of(404, "There is no ticket with this reference."));
    }
}
