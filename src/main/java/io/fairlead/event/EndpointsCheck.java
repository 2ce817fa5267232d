package io.fairlead.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.admin.ForInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Whether events arrive where they go. Another system that is away must not take this one out of service. */
public final class EndpointsCheck extends ForInformation {
    private final Deliveries deliveries;
    private final ObjectMapper json = new ObjectMapper();

    public EndpointsCheck(Deliveries deliveries) {
        super("fairlead", "webhooks");
        this.deliveries = deliveries;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            List<String> sick = new ArrayList<>();
            for (JsonNode endpoint : json.readTree(deliveries.list())) {
                String name = endpoint.path("name").asText();
                String state = endpoint.path("state").asText();
                builder.detail(
                        name,
                        state + ", " + endpoint.path("waiting") + " wait, " + endpoint.path("dead") + " given up");
                if (state.equals("failing")
                        || state.equals("stopped")
                        || endpoint.path("dead").asInt() > 0) {
                    sick.add(name + ": " + endpoint.path("last_error").asText(state));
                }
            }
            if (sick.isEmpty()) {
                builder.up();
            } else {
                builder.message(String.join("; ", sick)).down();
            }
        } catch (JsonProcessingException | IllegalStateException e) {
            builder.message("the lines of deliveries cannot be read now").down();
        }
    }
}
