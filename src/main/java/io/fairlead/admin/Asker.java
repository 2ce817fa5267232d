package io.fairlead.admin;

import io.fairlead.access.Person;
import org.apache.camel.Exchange;

/** The name under which it is kept who asked for something. */
final class Asker {
    private Asker() {}

    static String of(Exchange exchange) {
        Person person = Person.of(exchange);
        return person == null ? "somebody on this machine" : person.name();
    }
}
