package io.fairlead.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.web.Answers;
import org.apache.camel.Exchange;

/** Tells a page or a program who it is here: name, roles, and what a page must send along with a write. Status: 200. */
public final class MeDoor {
    private static final ObjectMapper JSON = new ObjectMapper();

    public void tell(Exchange exchange) {
        Visit visit = Visit.of(exchange);
        ObjectNode me = JSON.createObjectNode().put("name", visit.person().name());
        ArrayNode roles = me.putArray("roles");
        visit.person().roles().stream().sorted().map(Role::code).forEach(roles::add);
        if (visit.isByCookie()) {
            me.put("csrf_token", visit.session().csrfToken());
        }
        Answers.json(exchange, 200, me.toString());
    }
}
