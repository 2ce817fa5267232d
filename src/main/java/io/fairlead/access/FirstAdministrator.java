package io.fairlead.access;

import io.fairlead.queue.Statements;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the first account when there is none, so that somebody can sign in and make the others. */
final class FirstAdministrator {
    static final String NAME = "admin";
    static final String PASSWORD_HOLDS = Users.PASSWORD_HOURS + " hours";

    private final Statements statements;
    private final Passwords passwords;
    private final Audit audit;

    FirstAdministrator(Statements statements, Passwords passwords, Audit audit) {
        this.statements = statements;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * A one-time password, to be shown once.
     *
     * @param again whether a new one is made as long as nobody ever signed in, for a database that has one router only
     */
    Optional<String> password(boolean again) {
        // A hash costs a start a good part of a second.
        if (!statements
                .one("needs-first-password", row -> row.getBoolean(1), again)
                .orElseThrow()) {
            return Optional.empty();
        }
        String password = passwords.oneTime();
        String hash = passwords.hash(password);
        String[] roles = Role.codes(List.of(Role.values()));
        boolean made = statements
                        .one("add-first-account", row -> row.getLong(1), NAME, hash, PASSWORD_HOLDS, roles)
                        .isPresent()
                || again && statements.run("renew-first-password", hash, PASSWORD_HOLDS, NAME) == 1;
        if (!made) {
            return Optional.empty();
        }
        audit.note("fairlead", "one_time_password", NAME, Map.of());
        return Optional.of(password);
    }
}
