package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** The audit, page by page, the newest first; a page leads to the next by the header Link. Statuses: 200, 304, 400. */
public final class AuditPages {
    private final Reception reception;
    private final ObjectMapper json = new ObjectMapper();

    public AuditPages(Reception reception) {
        this.reception = reception;
    }

    /** For {@code read-audit.sql}. */
    public Map<String, Object> ask(Exchange exchange) {
        Map<String, String> filter = new TreeMap<>(query(exchange));
        Map<String, Object> row = Cursor.take(filter);
        filter.computeIfPresent("since", AuditPages::time);
        filter.computeIfPresent("until", AuditPages::time);
        row.put("filter", json.valueToTree(filter).toString());
        return row;
    }

    public void tell(Exchange exchange, String read) throws JsonProcessingException {
        Cursor.give(exchange, reception, json.readTree(read), "entries", "/api/v1/audit", query(exchange));
    }

    private static String time(String name, String written) {
        try {
            return OffsetDateTime.parse(written).toString();
        } catch (DateTimeException e) {
            throw new RefusedException(
                    new Problem(400, "Some parameters are wrong.", Map.of(name, "must be like 2026-11-22T10:00:00Z")));
        }
    }

    private static Map<String, String> query(Exchange exchange) {
        return exchange.getVariable(Asked.VARIABLE, Asked.class).query();
    }
}
