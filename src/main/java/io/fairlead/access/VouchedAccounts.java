package io.fairlead.access;

import io.fairlead.queue.Statements;
import java.util.Optional;

/**
 * The accounts of those that the provider vouches for: known by issuer and subject, never by a name, which its owner may
 * choose there. A name that somebody has already is refused, or the provider's "admin" would become ours.
 */
final class VouchedAccounts {
    private final Statements statements;
    private final String issuer;

    VouchedAccounts(Statements statements, String issuer) {
        this.statements = statements;
        this.issuer = issuer;
    }

    /** At a sign-in: the roles become what the provider says now. */
    Optional<Account> renewed(Identity identity) {
        statements.run("renew-vouched-roles", Role.codes(identity.roles()), issuer, identity.subject());
        return known(identity);
    }

    /** For a token, whose roles are its own; empty for one who is disabled, or whose name is somebody else's. */
    Optional<Account> known(Identity identity) {
        Optional<Account> found = find(identity);
        if (found.isPresent()) {
            return found;
        }
        statements.run(
                "add-vouched-account", identity.name(), issuer, identity.subject(), Role.codes(identity.roles()));
        return find(identity);
    }

    private Optional<Account> find(Identity identity) {
        return statements.one("find-vouched-account", Account::of, issuer, identity.subject());
    }
}
