package io.fairlead.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.access.Person;
import io.fairlead.access.Role;
import io.fairlead.access.Users;
import io.fairlead.web.Answers;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * Users, for administrators. A one-time password stands in the answer that made it and nowhere else. Statuses: 200, 201,
 * 304, 404, 409 (the name is taken; the last administrator; one whom an identity provider vouches for has no password).
 */
public final class UserDoor {
    private final Users users;
    private final Reception reception;
    private final ObjectMapper json = new ObjectMapper();

    public UserDoor(Users users, Reception reception) {
        this.users = users;
        this.reception = reception;
    }

    /** Lists, adds or changes users, or gives one a new password, as the contract's operation says. */
    public void answer(Exchange exchange) {
        Asked asked = exchange.getVariable(Asked.VARIABLE, Asked.class);
        String by = Person.of(exchange).name();
        switch (asked.operation()) {
            case "listUsers" -> list(exchange);
            case "addUser" -> add(exchange, by, asked.body());
            case "changeUser" -> change(exchange, by, name(asked), asked.body());
            default -> reset(exchange, by, name(asked));
        }
    }

    private void list(Exchange exchange) {
        ArrayNode all = json.createArrayNode();
        users.list().forEach(user -> all.add(described(user)));
        reception.give(exchange, all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(Exchange exchange, String by, JsonNode body) {
        String name = body.path("name").asText();
        String password = allowed(() -> users.add(by, name, roles(body)));
        Answers.json(exchange, 201, oneTime(name, password));
    }

    private void change(Exchange exchange, String by, String name, JsonNode body) {
        Users.Listed before = known(name);
        allowed(() -> {
            if (body.has("roles") && !roles(body).equals(before.roles())) {
                users.changeRoles(by, name, roles(body));
            }
            boolean disabled = body.path("disabled").asBoolean(before.disabled());
            if (disabled != before.disabled()) {
                users.disable(by, name, disabled);
            }
            return name;
        });
        Answers.json(exchange, 200, described(known(name)).toString());
    }

    private void reset(Exchange exchange, String by, String name) {
        if (known(name).elsewhere()) {
            throw new RefusedException(
                    Problem.of(409, "An identity provider vouches for this user; the password is changed there."));
        }
        Answers.json(exchange, 200, oneTime(name, allowed(() -> users.reset(by, name))));
    }

    private Users.Listed known(String name) {
        return users.list().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Problem.of(404, "There is no user of this name.")));
    }

    private ObjectNode described(Users.Listed user) {
        ObjectNode node = json.createObjectNode().put("name", user.name());
        ArrayNode roles = node.putArray("roles");
        user.roles().stream().sorted().map(Role::code).forEach(roles::add);
        return node.put("disabled", user.disabled())
                .put("one_time_password", user.mustChange())
                .put("oidc", user.elsewhere())
                .put("created_at", time(user.createdAt()))
                .put("signed_in_at", time(user.signedInAt()))
                .put("sessions", user.sessions())
                .put("tokens", user.tokens());
    }

    private String oneTime(String name, String password) {
        return json.createObjectNode()
                .put("name", name)
                .put("password", password)
                .put("hours", Users.PASSWORD_HOURS)
                .toString();
    }

    /** What is refused is the administrator's to mend. */
    private static String allowed(Supplier<String> deed) {
        try {
            return deed.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Problem.of(409, e.getMessage()));
        }
    }

    private static Set<Role> roles(JsonNode body) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        body.path("roles").forEach(code -> Role.of(code.asText()).ifPresent(roles::add));
        return roles;
    }

    /** A name may have signs that a browser writes as % and two digits; a plus is one. */
    private static String name(Asked asked) {
        return URLDecoder.decode(asked.path().get("name").replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String time(OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }
}
