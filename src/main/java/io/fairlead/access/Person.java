package io.fairlead.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Who asks: somebody who signed in, or the holder of a token.
 *
 * @param name as the queue and the audit know him
 */
public record Person(String name, Set<Role> roles) {
    static final String VARIABLE = "person";

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean may(Role role) {
        return roles.contains(role);
    }

    /** From now on the exchange is this person's. */
    public void enter(Exchange exchange) {
        exchange.setVariable(VARIABLE, this);
    }

    /** Whose exchange it is; the gate let him in, and {@code reception.take} must have come first. */
    public static Person of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, Person.class);
    }

    /** Whose request it is, for what is served without a route, such as a stream of events. */
    public static Person of(RoutingContext request) {
        return (Person) request.user().attributes().getMap().get(VARIABLE);
    }
}
