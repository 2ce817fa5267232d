package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.web.Reception;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** Lists the answers that agents may begin with. Statuses: 200, 304. */
public final class TemplateDoor {
    private final Supplier<AnswerTemplates> templates;
    private final Reception reception;
    private final ObjectMapper json = new ObjectMapper();

    public TemplateDoor(Supplier<AnswerTemplates> templates, Reception reception) {
        this.templates = templates;
        this.reception = reception;
    }

    public void list(Exchange exchange) throws JsonProcessingException {
        Map<String, String> query =
                exchange.getVariable(Asked.VARIABLE, Asked.class).query();
        reception.give(
                exchange, json.writeValueAsBytes(templates.get().find(query.get("topic"), query.get("language"))));
    }
}
