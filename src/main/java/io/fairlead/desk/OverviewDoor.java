package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** What the supervisor's page asks for, and the names of topics. Statuses: 200, 304, 400, 405. */
public final class OverviewDoor {
    private static final int USUAL = 7;
    private static final int MOST = 92;

    private final Reception reception;
    private final Supplier<List<TopicNames>> topics;
    private final ObjectMapper json = new ObjectMapper();

    /** @param topics those of the newest configuration, in its order */
    public OverviewDoor(Reception reception, Supplier<List<TopicNames>> topics) {
        this.reception = reception;
        this.topics = topics;
    }

    /** For {@code overview.sql}. */
    public Map<String, Object> ask(Exchange exchange) {
        String days = Reception.request(exchange).query().get("days");
        if (days == null) {
            return Map.of("days", USUAL);
        }
        if (!days.matches("[1-9]\\d?") || Integer.parseInt(days) > MOST) {
            throw new RefusedException(new Problem(
                    400, "Some parameters are wrong.", Map.of("days", "must be a number from 1 to " + MOST)));
        }
        return Map.of("days", Integer.parseInt(days));
    }

    public void tell(Exchange exchange) {
        reception.give(exchange, exchange.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8));
    }

    public void topics(Exchange exchange) throws JsonProcessingException {
        reception.give(exchange, json.writeValueAsBytes(topics.get()));
    }
}
