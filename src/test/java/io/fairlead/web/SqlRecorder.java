package io.fairlead.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Stands in for {@code sql:}: notes which statement was called with which parameters, and answers as it is told. */
public final class SqlRecorder extends SqlComponent {
    /** A statement's file name and the parameters it got. */
    public record Call(String statement, Object parameters, Map<String, Object> headers) {}

    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public volatile Function<Call, Object> answer = call -> null;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String statement = remaining.replaceFirst(".*/", "");
        parameters.clear();
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultProducer(this) {
                    @Override
                    public void process(Exchange exchange) {
                        Call call = new Call(
                                statement,
                                exchange.getMessage().getBody(),
                                Map.copyOf(exchange.getMessage().getHeaders()));
                        calls.add(call);
                        exchange.getMessage().setBody(answer.apply(call));
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
