package io.fairlead.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends traces to a collector by OTLP over HTTP (opentelemetry.io/docs/specs/otlp); closing sends what is left. */
public final class Tracing implements AutoCloseable {
    // It logs each failure with its trace; PlainSpans says in one line when it begins and when it is over.
    private static final Logger ITS_OWN = Logger.getLogger("io.opentelemetry");

    private final OpenTelemetry sdk;
    private final Runnable end;

    private Tracing(OpenTelemetry sdk, Runnable end) {
        this.sdk = sdk;
        this.end = end;
    }

    /** Traces nothing. */
    public static Tracing none() {
        return new Tracing(OpenTelemetry.noop(), () -> {});
    }

    /**
     * @param endpoint of the collector, such as {@code http://localhost:4318/v1/traces}
     * @param percent how many of a hundred messages are traced
     * @param router the name of this router among several
     */
    public static Tracing to(String endpoint, int percent, String router) {
        ITS_OWN.setLevel(Level.OFF);
        BatchSpanProcessor batches = BatchSpanProcessor.builder(new PlainSpans(
                        OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build()))
                .build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", "fairlead")
                        .put("service.instance.id", router)
                        .build()))
                .setSampler(Sampler.traceIdRatioBased(percent / 100.0))
                .addSpanProcessor(batches)
                .build();
        OpenTelemetrySdk sdk =
                OpenTelemetrySdk.builder().setTracerProvider(provider).build();
        return new Tracing(sdk, sdk::close);
    }

    /** For Camel's registry, as the next one. */
    public Tracer tracer() {
        return sdk.getTracer("fairlead");
    }

    /** None: what comes from a customer belongs to no trace of ours. */
    public ContextPropagators propagators() {
        return sdk.getPropagators();
    }

    @Override
    public void close() {
        end.run();
    }
}
