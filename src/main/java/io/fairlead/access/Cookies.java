package io.fairlead.access;

import io.fairlead.web.Arrival;
import java.util.Optional;

/**
 * The session's cookie, and one for the way to the identity provider. Over TLS a name begins with {@code __Host-}, so that
 * no other host of the domain can set such a one; one without that is then not even looked at. Lax, not Strict: with Strict, whoever follows a link to a ticket from a
 * chat would be asked to sign in again. Reads change nothing, and a write needs the token besides.
 */
final class Cookies {
    private static final String NAME = "fairlead";
    private static final String FLOW = "fairlead-oidc";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private Cookies() {}

    static Optional<Secret> session(Arrival arrival) {
        return find(arrival, NAME);
    }

    static String set(Arrival arrival, Secret session) {
        return cookie(arrival, NAME, session.reveal(), "");
    }

    static String clear(Arrival arrival) {
        return cookie(arrival, NAME, "", "; Max-Age=0");
    }

    /** What the browser keeps while it is away at the identity provider. */
    static Optional<Secret> flow(Arrival arrival) {
        return find(arrival, FLOW);
    }

    static String flow(Arrival arrival, Secret flow) {
        return cookie(arrival, FLOW, flow.reveal(), "; Max-Age=600");
    }

    private static Optional<Secret> find(Arrival arrival, String name) {
        String beginning = prefixed(arrival, name) + "=";
        for (String cookie : arrival.cookies().split(";")) {
            if (cookie.strip().startsWith(beginning)) {
                return Optional.of(Secret.shown(cookie.strip().substring(beginning.length())));
            }
        }
        return Optional.empty();
    }

    private static String cookie(Arrival arrival, String name, String value, String more) {
        return prefixed(arrival, name) + "=" + value + ATTRIBUTES + more + (arrival.secure() ? "; Secure" : "");
    }

    private static String prefixed(Arrival arrival, String name) {
        return arrival.secure() ? "__Host-" + name : name;
    }
}
