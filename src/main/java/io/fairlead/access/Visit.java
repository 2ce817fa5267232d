package io.fairlead.access;

import io.fairlead.web.Arrival;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * One request of somebody who is known, and how.
 *
 * @param session null for the holder of a token
 */
record Visit(Account account, Person person, Secret session) {
    static final String VARIABLE = "visit";

    static Visit bySession(Account account, Secret session) {
        return new Visit(account, new Person(account.name(), account.roles()), session);
    }

    static Visit byToken(Account account, Set<Role> roles) {
        return new Visit(account, new Person(account.name(), roles), null);
    }

    boolean isByCookie() {
        return session != null;
    }

    boolean isOwn(String csrfToken) {
        return session != null && Secret.same(session.csrfToken(), csrfToken);
    }

    Map<String, Object> known(Arrival arrival) {
        Map<String, Object> known = new HashMap<>(Map.of(VARIABLE, this, Person.VARIABLE, person));
        known.put(Arrival.VARIABLE, arrival);
        return known;
    }

    /** Null where nobody is signed in, which only the sign-in itself may see. */
    static Visit of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, Visit.class);
    }
}
