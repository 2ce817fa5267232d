package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Person;
import io.fairlead.web.Reception;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** The notes that name whoever asks, page by page, the newest first. Statuses: 200, 304. */
public final class MentionPages {
    private final Reception reception;
    private final ObjectMapper json = new ObjectMapper();

    public MentionPages(Reception reception) {
        this.reception = reception;
    }

    /** For {@code list-mentions.sql}. */
    public Map<String, Object> ask(Exchange exchange) {
        Map<String, String> filter = new TreeMap<>(query(exchange));
        Map<String, Object> row = Cursor.take(filter);
        row.put("person", Person.of(exchange).name());
        row.put("filter", json.valueToTree(filter).toString());
        return row;
    }

    public void tell(Exchange exchange, String listed) throws JsonProcessingException {
        Cursor.give(exchange, reception, json.readTree(listed), "page", "/api/v1/mentions", query(exchange));
    }

    private static Map<String, String> query(Exchange exchange) {
        return exchange.getVariable(Asked.VARIABLE, Asked.class).query();
    }
}
