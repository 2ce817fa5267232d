package io.fairlead.access;

import io.fairlead.web.Problem;
import io.fairlead.web.RefusedException;
import org.apache.camel.Exchange;

/** A step of a route that needs a certain role, beyond what {@link Paths} asks for by its path; 403 without it. */
public final class Permission {
    public void require(Exchange exchange, Role role) {
        Person person = Person.of(exchange);
        if (person == null || !person.may(role)) {
            throw new RefusedException(Problem.of(403, "This needs the role " + role.code() + "."));
        }
    }
}
