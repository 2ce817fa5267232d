package io.fairlead.channel;

import io.fairlead.ticket.Inbound;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Takes a message into the path in an exchange of its own, because one whose failure was handled goes no further. */
public final class OwnExchange {
    private OwnExchange() {}

    /**
     * What the route made of it: a row of the queue, or something else after a quarantine.
     *
     * @param route one with the policy of a channel
     * @param otherwise what becomes of it
     * @throws IllegalStateException when it can be neither queued nor quarantined now; without the cause, whose words may
     *     be the customer's
     */
    public static Object take(ProducerTemplate template, String route, Inbound inbound, String otherwise) {
        Exchange taken = template.send(route, sent -> sent.getMessage().setBody(inbound));
        if (taken.getException() != null) {
            throw new IllegalStateException("the database is away or busy; " + otherwise);
        }
        return taken.getMessage().getBody();
    }
}
