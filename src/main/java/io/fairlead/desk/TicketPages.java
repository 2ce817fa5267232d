package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.access.Person;
import io.fairlead.queue.SearchWords;
import io.fairlead.web.Reception;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** Lists of tickets, page by page; a page leads to the next by the header Link (RFC 8288). */
public final class TicketPages {
    private final Reception reception;
    private final ObjectMapper json = new ObjectMapper();

    public TicketPages(Reception reception) {
        this.reception = reception;
    }

    /** For {@code list-tickets.sql}. */
    public Map<String, Object> ask(Exchange exchange) {
        Map<String, String> filter = new TreeMap<>(query(exchange));
        filter.computeIfPresent(
                "agent",
                (name, agent) -> agent.equals("me") ? Person.of(exchange).name() : agent);
        Map<String, Object> row = Cursor.take(filter);
        row.put("before", filter.remove("before"));
        ObjectNode asked = json.valueToTree(filter);
        if (filter.containsKey("q")) {
            asked.set("words", json.valueToTree(SearchWords.of(filter.get("q"))));
        }
        row.put("filter", asked.toString());
        return row;
    }

    public void tell(Exchange exchange, String listed) throws JsonProcessingException {
        Map<String, String> query = new TreeMap<>(query(exchange));
        query.remove("before");
        Cursor.give(exchange, reception, json.readTree(listed), "tickets", "/api/v1/tickets", query);
    }

    private static Map<String, String> query(Exchange exchange) {
        return exchange.getVariable(Asked.VARIABLE, Asked.class).query();
    }
}
