package io.fairlead.access;

import io.fairlead.web.Arrival;
import java.util.Optional;

/**
 * The session's cookie. Over TLS its name begins with {@code __Host-}, so that no other host of the domain can set it;
 * one without that is then not even looked at. Lax, not Strict: with Strict, whoever follows a link to a ticket from a
 * chat would be asked to sign in again. Reads change nothing, and a write needs the token besides.
 */
final class Cookies {
    private static final String NAME = "fairlead";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private Cookies() {}

    static Optional<Secret> session(Arrival arrival) {
        String beginning = name(arrival) + "=";
        for (String cookie : arrival.cookies().split(";")) {
            if (cookie.strip().startsWith(beginning)) {
                return Optional.of(Secret.shown(cookie.strip().substring(beginning.length())));
            }
        }
        return Optional.empty();
    }

    static String set(Arrival arrival, Secret session) {
        return name(arrival) + "=" + session.reveal() + ATTRIBUTES + (arrival.secure() ? "; Secure" : "");
    }

    static String clear(Arrival arrival) {
        return name(arrival) + "=" + ATTRIBUTES + "; Max-Age=0" + (arrival.secure() ? "; Secure" : "");
    }

    private static String name(Arrival arrival) {
        return arrival.secure() ? "__Host-" + NAME : NAME;
    }
}
