package io.fairlead.hop;

import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * Where channels hand over what they receive ({@code fairlead.intake}): the intake of the same router, or a topic of
 * Kafka that all routers read.
 */
public final class IntakeUri {
    /** In the same router, at once. */
    public static final String DIRECT = "direct:intake";

    private static final String BYTES = "org.apache.kafka.common.serialization.ByteArray";

    private final String uri;

    private IntakeUri(String uri) {
        this.uri = uri;
    }

    /** @throws IllegalStateException when it is neither of the two */
    public static IntakeUri of(String uri) {
        if (!isKnown(uri)) {
            throw new IllegalStateException("fairlead.intake is '" + uri + "', but " + RULE);
        }
        return new IntakeUri(uri);
    }

    /** What {@link #isKnown} asks for, for people. */
    public static final String RULE =
            "must be " + DIRECT + " or a topic such as kafka:fairlead-intake?brokers=host:9092";

    public static boolean isKnown(String uri) {
        return uri.equals(DIRECT) || uri.matches("kafka:(//)?[A-Za-z0-9._-]+(\\?.*)?");
    }

    /** Whether messages take the way over a broker. */
    public boolean isRemote() {
        return !uri.equals(DIRECT);
    }

    /** What the channels' routes call. */
    public String entry() {
        return isRemote() ? "direct:hand-over" : DIRECT;
    }

    /** The routes to the broker and from it, by the templates in {@code routes/hop.camel.yaml}. */
    public RoutesBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (getContext().getComponent("kafka", true, false) == null) {
                    throw new IllegalStateException(
                            "fairlead.intake names Kafka, but camel-kafka is not among the libraries");
                }
                templatedRoute("hand-over").routeId("hand-over").parameter("broker", producing());
                templatedRoute("arrivals").routeId("arrivals").parameter("broker", consuming());
            }
        };
    }

    private String producing() {
        return with(Map.of("valueSerializer", BYTES + "Serializer"));
    }

    /** A record is confirmed by itself, after its message's transaction; one that fails is read again. */
    private String consuming() {
        return with(Map.of(
                "groupId", "fairlead",
                "autoOffsetReset", "earliest",
                "autoCommitEnable", "false",
                "allowManualCommit", "true",
                "breakOnFirstError", "true",
                "valueDeserializer", BYTES + "Deserializer"));
    }

    /** What the operator wrote himself stays. */
    private String with(Map<String, String> options) {
        StringBuilder all = new StringBuilder(uri);
        options.forEach((name, value) -> {
            if (!uri.matches(".*[?&]" + name + "=.*")) {
                all.append(all.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return all.toString();
    }
}
