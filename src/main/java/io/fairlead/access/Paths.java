package io.fairlead.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which path is whose. The longest beginning counts, and what stands not here is served to nobody. */
final class Paths {
    private static final Set<Role> ANYBODY = Set.of(Role.values());
    private static final Set<Role> AGENTS = Set.of(Role.AGENT);
    private static final Set<Role> OPERATORS = Set.of(Role.OPERATOR, Role.ADMINISTRATOR);
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);

    private static final String START = "/";
    private static final List<String> OPEN =
            List.of("/forms", "/challenge", "/status", "/hooks", "/web", "/favicon.ico");
    private static final String SIGN_IN = "/sign-in";
    private static final Set<String> OWN = Set.of("/account", "/sign-out");
    private static final Map<String, Set<Role>> CLOSED = Map.ofEntries(
            Map.entry("/account", ANYBODY),
            Map.entry("/sign-out", ANYBODY),
            Map.entry("/docs", ANYBODY),
            Map.entry("/desk", AGENTS),
            Map.entry("/desk/overview", ANYBODY),
            Map.entry("/admin", OPERATORS),
            Map.entry("/admin/users", ADMINISTRATORS),
            Map.entry("/api/v1", AGENTS),
            // A reveal needs an administrator; which deed needs whom, the API's own door says.
            Map.entry("/api/v1/tickets", Set.of(Role.AGENT, Role.ADMINISTRATOR)),
            Map.entry("/api/v1/me", ANYBODY),
            Map.entry("/api/v1/overview", ANYBODY),
            Map.entry("/api/v1/topics", ANYBODY),
            Map.entry("/api/v1/openapi.yaml", ANYBODY),
            Map.entry("/api/v1/incidents", ANYBODY),
            Map.entry("/api/v1/due-soon", ANYBODY),
            Map.entry("/api/v1/channels", OPERATORS),
            Map.entry("/api/v1/ledger", OPERATORS),
            Map.entry("/api/v1/operations", OPERATORS),
            Map.entry("/api/v1/quarantine", OPERATORS),
            Map.entry("/api/v1/users", ADMINISTRATORS),
            Map.entry("/api/v1/audit", ADMINISTRATORS));

    private Paths() {}

    /** Whether it is for everybody, known or not. */
    static boolean isOpen(String path) {
        return path.equals(START) || OPEN.stream().anyMatch(beginning -> begins(path, beginning));
    }

    /** Where people are asked who they are. */
    static boolean isSignIn(String path) {
        return begins(path, SIGN_IN);
    }

    /** Forms of the signed-in person himself: their token comes in a field, and a one-time password is enough. */
    static boolean isOwn(String path) {
        return OWN.contains(path);
    }

    /** One of these roles is needed; empty where nothing is served at all. */
    static Optional<Set<Role>> rolesAt(String path) {
        return CLOSED.keySet().stream()
                .filter(beginning -> begins(path, beginning))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .map(CLOSED::get);
    }

    private static boolean begins(String path, String beginning) {
        return path.equals(beginning) || path.startsWith(beginning + "/");
    }
}
