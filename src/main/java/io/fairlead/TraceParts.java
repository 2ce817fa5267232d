package io.fairlead;

import io.fairlead.trace.Tracing;
import org.apache.camel.main.Main;

/** Binds what sends traces, where {@code fairlead.tracing.endpoint} names a collector. */
final class TraceParts {
    private TraceParts() {}

    /**
     * @param router the name of this router among several
     * @return to be closed once the routes have stopped
     * @throws IllegalStateException that names the setting, when it is no address
     */
    static Tracing bind(Main camel, Settings settings, String router) {
        String endpoint = settings.text("fairlead.tracing.endpoint");
        if (endpoint.isEmpty()) {
            return Tracing.none();
        }
        if (!endpoint.matches("https?://[^\\s/]+.*")) {
            throw new IllegalStateException("fairlead.tracing.endpoint is '" + endpoint
                    + "', but must be an address such as http://localhost:4318/v1/traces");
        }
        Tracing tracing = Tracing.to(endpoint, settings.number("fairlead.tracing.percent"), router);
        camel.bind("tracer", tracing.tracer());
        camel.bind("propagators", tracing.propagators());
        camel.addOverrideProperty("camel.opentelemetry2.enabled", "true");
        // What looks around each second is no message.
        camel.addOverrideProperty("camel.opentelemetry2.excludePatterns", "scheduler*,timer*");
        return tracing;
    }
}
