package io.fairlead.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Sends to any Camel endpoint; that it took the event without an error means that it arrived. Kafka keeps a ticket's
 * events in one partition, because its reference is their key.
 */
final class CamelSender implements Sender {
    private static final String KAFKA_KEY = "kafka.KEY";

    private final ProducerTemplate template;

    CamelSender(CamelContext camel) {
        this.template = camel.createProducerTemplate();
    }

    @Override
    public Outcome send(Endpoint endpoint, Delivery delivery, String body) throws InterruptedException {
        CompletableFuture<Exchange> sent;
        try {
            sent = template.asyncSend(endpoint.to(), exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, Delivery.MEDIA_TYPE);
                exchange.getMessage().setHeader(KAFKA_KEY, delivery.ref());
            });
        } catch (RuntimeException e) {
            return Outcome.failed(words(e));
        }
        try {
            Exception failure = sent.get(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .getException();
            return failure == null ? Outcome.DELIVERED : Outcome.failed(words(failure));
        } catch (TimeoutException e) {
            return Outcome.failed("not taken within " + endpoint.timeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            return Outcome.failed(words(e.getCause()));
        }
    }

    /** The kind only: the words of a foreign exception may quote the address with its password. */
    private static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "Camel cannot send there (" + root.getClass().getSimpleName() + ")";
    }
}
