package io.fairlead.access;

import io.fairlead.queue.Statements;
import io.fairlead.web.Arrival;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who arrives: by the token that he shows, or else by the session of his cookie. */
final class Visitors {
    private static final String BEARER = "bearer ";
    private static final String READ_ONLY = ":read";

    private final Statements statements;
    private final int idleMinutes;
    private final OidcProvider provider;
    private final VouchedAccounts vouched;

    /** @param provider whose tokens are taken too; null where none is configured */
    Visitors(Statements statements, int idleMinutes, OidcProvider provider, VouchedAccounts vouched) {
        this.statements = statements;
        this.provider = provider;
        this.vouched = vouched;
        this.idleMinutes = idleMinutes;
    }

    /** Empty for one who shows nothing, or nothing that is good any more; a bad token is not made up for by a cookie. */
    Optional<Visit> who(Arrival arrival) {
        if (!arrival.authorization().isEmpty()) {
            return bearer(arrival)
                    .flatMap(token -> provider == null || token.startsWith(Tokens.BEGINNING)
                            ? byToken(Secret.shown(token), arrival.reads())
                            : byProvider(token));
        }
        return Cookies.session(arrival).flatMap(this::bySession);
    }

    private Optional<Visit> bySession(Secret session) {
        return statements.one(
                "enter-by-session", row -> Visit.bySession(Account.of(row), session), session.hash(), idleMinutes);
    }

    private Optional<Visit> byToken(Secret token, boolean reads) {
        return statements.one(
                "enter-by-token",
                row -> {
                    Account account = Account.of(row);
                    Set<Role> roles =
                            scoped(List.of((String[]) row.getArray("scopes").getArray()), reads);
                    roles.retainAll(account.roles());
                    return Visit.byToken(account, roles);
                },
                token.hash());
    }

    private Optional<Visit> byProvider(String token) {
        return provider.bearer(token)
                .flatMap(identity -> vouched.known(identity).map(account -> Visit.byToken(account, identity.roles())));
    }

    private static Optional<String> bearer(Arrival arrival) {
        String shown = arrival.authorization();
        return shown.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(shown.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /** A scope is a role, or one that may only read. */
    private static Set<Role> scoped(List<String> scopes, boolean reads) {
        return Role.all(scopes.stream()
                .filter(scope -> reads || !scope.endsWith(READ_ONLY))
                .map(scope -> scope.replace(READ_ONLY, ""))
                .collect(Collectors.toSet()));
    }
}
