package io.fairlead.access;

import io.fairlead.web.Admission;
import io.fairlead.web.Arrival;
import io.fairlead.web.Gate;
import io.fairlead.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gate in front of every door: forms, hooks and their assets are open, all else asks who comes and in which role, and
 * a write by cookie must prove that a page of ours sent it. Statuses: 303 to the sign-in, 401, 403, 404.
 */
final class Doorkeeper implements Gate {
    private final Visitors visitors;

    Doorkeeper(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public boolean isOpen(String path) {
        return Paths.isOpen(path);
    }

    @Override
    public Admission admit(Arrival arrival) {
        Optional<Set<Role>> roles = Paths.rolesAt(arrival.path());
        if (roles.isEmpty() && !Paths.isSignIn(arrival.path())) {
            return refused(404, "Nothing is served at this address.");
        }
        Optional<Visit> visit = visitors.who(arrival);
        if (Paths.isSignIn(arrival.path())) {
            return Admission.of(visit.map(known -> known.known(arrival)).orElse(Map.of(Arrival.VARIABLE, arrival)));
        }
        return visit.map(known -> admit(arrival, known, roles.get())).orElseGet(() -> unknown(arrival));
    }

    private static Admission admit(Arrival arrival, Visit visit, Set<Role> roles) {
        boolean own = Paths.isOwn(arrival.path());
        if (visit.isByCookie() && !arrival.reads()) {
            if (arrival.isCrossSite()) {
                return refused(403, "This was sent from a page that is not ours.");
            }
            if (!own && !visit.isOwn(arrival.csrfToken())) {
                return refused(
                        403,
                        "The header " + Arrival.CSRF_HEADER
                                + " is missing or of another session; /api/v1/me says what it must be.");
            }
        }
        if (own && !visit.isByCookie()) {
            return refused(403, "This is for people with a browser; a token cannot do it.");
        }
        if (visit.account().mustChange() && !own) {
            return arrival.wantsPage()
                    ? Admission.elsewhere("/account")
                    : refused(403, "The one-time password must be changed first, at /account.");
        }
        if (!own && roles.stream().noneMatch(visit.person()::may)) {
            return refused(403, "Your roles, or the token's scopes, do not allow this.");
        }
        return Admission.of(visit.known(arrival));
    }

    private static Admission unknown(Arrival arrival) {
        if (arrival.wantsPage() && arrival.authorization().isEmpty()) {
            return Admission.elsewhere("/sign-in" + (arrival.reads() ? "?next=" + encoded(arrival) : ""));
        }
        return Admission.refused(
                Problem.of(401, "Sign in at /sign-in, or send a token that is good: Authorization: Bearer …"),
                Map.of("WWW-Authenticate", "Bearer realm=\"fairlead\""));
    }

    private static String encoded(Arrival arrival) {
        String place = arrival.path() + (arrival.query().isEmpty() ? "" : "?" + arrival.query());
        return URLEncoder.encode(place, StandardCharsets.UTF_8);
    }

    private static Admission refused(int status, String detail) {
        return Admission.refused(Problem.of(status, detail), Map.of());
    }
}
