package io.fairlead.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.ticket.Guarded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What Prometheus is told besides Camel's own metrics: stages by channel, findings by kind, notices, and whatever the
 * database counts. Tags are names that operators chose; never anything of a customer.
 */
public final class Meters {
    private static final List<String> STATES = List.of("healthy", "degraded", "unhealthy", "off");

    private final MeterRegistry registry;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Timer> stages = new ConcurrentHashMap<>();
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();
    private final MultiGauge states;
    private final MultiGauge lags;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.states = MultiGauge.builder("fairlead.channel.state").register(registry);
        this.lags = MultiGauge.builder("fairlead.channel.lag.seconds")
                .description("age of the oldest message that a source holds and nobody has taken")
                .register(registry);
    }

    /** A stage was done with a message of a channel. */
    public void took(String stage, String channel, long nanos) {
        stages.computeIfAbsent(
                        stage + " " + channel,
                        key -> Timer.builder("fairlead.stage")
                                .description("time of one message in one stage of the path")
                                .tags("stage", stage, "channel", channel)
                                .publishPercentiles(0.5, 0.99)
                                .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A message of our own has come through the path of a channel. */
    public void flew(String channel, long nanos) {
        Timer.builder("fairlead.canary")
                .description("time of a message of our own down the whole path of a channel")
                .tags("channel", channel)
                .publishPercentiles(0.5, 0.99)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** What the guard has found in a message. */
    public void found(Guarded guarded) {
        String visibility = guarded.message().visibility().name().toLowerCase(Locale.ROOT);
        guarded.findings()
                .forEach(finding -> registry.counter(
                                "fairlead.findings", "kind", finding.type(), "visibility", visibility)
                        .increment());
    }

    /**
     * A notice that was sent or not.
     *
     * @param notice a row of the outbox
     * @param settled what became of it
     */
    public void sent(Map<String, Object> notice, Map<String, Object> settled) {
        Tags tags = Tags.of("channel", (String) notice.get("channel"), "kind", (String) notice.get("kind"));
        registry.counter("fairlead.notices", tags.and("state", (String) settled.get("state")))
                .increment();
    }

    /** A number that is asked for when it is wanted. */
    public <T> void gauge(String name, T of, java.util.function.ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).register(registry);
    }

    /** From {@code gauges.sql}: a list of objects with a name, a value, and everything else as tags. */
    public void learn(String told) throws JsonProcessingException {
        Map<String, List<MultiGauge.Row<?>>> rows = new HashMap<>();
        gauges.keySet().forEach(name -> rows.put(name, new ArrayList<>()));
        for (JsonNode node : json.readTree(told)) {
            Tags tags = Tags.empty();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!Set.of("name", "value").contains(field.getKey())) {
                    tags = tags.and(field.getKey(), field.getValue().asText());
                }
            }
            rows.computeIfAbsent(node.get("name").asText(), name -> new ArrayList<>())
                    .add(MultiGauge.Row.of(tags, node.get("value").asDouble()));
        }
        // One that has no rows now is told to have none.
        rows.forEach((name, of) -> gauges.computeIfAbsent(
                        name, key -> MultiGauge.builder(key).register(registry))
                .register(of, true));
    }

    /** The states of all channels, 1 for the one that it is in; and their lags where they are known. */
    public void channels(List<Map<String, Object>> channels) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Map<String, Object> channel : channels) {
            for (String state : STATES) {
                rows.add(MultiGauge.Row.of(
                        Tags.of("channel", (String) channel.get("name"), "state", state),
                        state.equals(channel.get("state")) ? 1 : 0));
            }
        }
        states.register(rows, true);
        lags.register(
                channels.stream()
                        .filter(channel -> channel.get(Lag.SECONDS) instanceof Number)
                        .<MultiGauge.Row<?>>map(channel -> MultiGauge.Row.of(
                                Tags.of("channel", (String) channel.get("name")), (Number) channel.get(Lag.SECONDS)))
                        .toList(),
                true);
    }
}
