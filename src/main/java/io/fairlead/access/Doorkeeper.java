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
 * a write by cookie must prove that a page of ours sent it. Statuses: 303 to the sign-in, 401, 403, 404, 429.
 */
final class Doorkeeper implements Gate {
    private static final String API = "/api/";

    private final Visitors visitors;
    private final Allowance allowance;
    private final Limits limits;

    Doorkeeper(Visitors visitors, Allowance allowance, Limits limits) {
        this.visitors = visitors;
        this.allowance = allowance;
        this.limits = limits;
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
        if (!arrival.reads() && (Paths.isSignIn(arrival.path()) || Paths.isOwn(arrival.path()))) {
            int seconds = allowance.take("sign-in " + arrival.address(), limits.signInsAMinute());
            if (seconds > 0) {
                return tooMany(seconds);
            }
        }
        Optional<Visit> visit = visitors.who(arrival);
        if (Paths.isSignIn(arrival.path())) {
            return Admission.of(visit.map(known -> known.known(arrival)).orElse(Map.of(Arrival.VARIABLE, arrival)));
        }
        return visit.map(known -> admit(arrival, known, roles.get())).orElseGet(() -> unknown(arrival));
    }

    private Admission admit(Arrival arrival, Visit visit, Set<Role> roles) {
        if (arrival.path().startsWith(API)) {
            int seconds = allowance.take("request " + visit.person().name(), limits.requestsAMinute());
            if (seconds > 0) {
                return tooMany(seconds);
            }
        }
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
        if (visit.isByCookie() && visit.account().mustChange() && !own) {
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

    private static Admission tooMany(int seconds) {
        return Admission.refused(
                Problem.of(429, "This is more than is allowed in a minute; Retry-After says when to go on."),
                Map.of("Retry-After", String.valueOf(seconds)));
    }

    private static Admission refused(int status, String detail) {
        return Admission.refused(Problem.of(status, detail), Map.of());
    }
}
