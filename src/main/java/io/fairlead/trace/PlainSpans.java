package io.fairlead.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands spans on with what says where and how long, and leaves out the rest: Camel puts addresses with tokens in them,
 * file names and the words of exceptions into a span, and those may be the customer's.
 */
final class PlainSpans implements SpanExporter {
    private static final Set<String> KEPT = Set.of(
            "component", "op", "exchangeId", "error", "http.method", "http.status_code", "url.scheme", "db.system");

    private static final AttributeKey<String> COMPONENT = AttributeKey.stringKey("component");
    private static final Logger LOG = LoggerFactory.getLogger(PlainSpans.class);

    private final SpanExporter next;
    private boolean lost;

    PlainSpans(SpanExporter next) {
        this.next = next;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = next.export(spans.stream()
                .filter(PlainSpans::isOfMessage)
                .<SpanData>map(Plain::new)
                .toList());
        return result.whenComplete(() -> tell(!result.isSuccess(), result.getFailureThrowable()));
    }

    /** The router looks into its tables each second; such a statement is in no trace of a message. */
    private static boolean isOfMessage(SpanData span) {
        return span.getParentSpanContext().isValid()
                || !"camel-sql".equals(span.getAttributes().get(COMPONENT));
    }

    private synchronized void tell(boolean fails, Throwable reason) {
        if (fails && !lost) {
            LOG.warn("Traces do not arrive and are lost until they do: {}", reason == null ? "" : reason.getMessage());
        } else if (!fails && lost) {
            LOG.info("Traces arrive again");
        }
        lost = fails;
    }

    @Override
    public CompletableResultCode flush() {
        return next.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return next.shutdown();
    }

    private static final class Plain extends DelegatingSpanData {
        private final Attributes attributes;

        private Plain(SpanData span) {
            super(span);
            attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !KEPT.contains(key.getKey()))
                    .build();
        }

        /** Of an endpoint the scheme and the fixed part of its path, without what stands behind a question mark. */
        @Override
        public String getName() {
            return super.getName().replaceFirst("[?].*", "");
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
