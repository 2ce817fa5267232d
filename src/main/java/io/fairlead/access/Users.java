package io.fairlead.access;

import io.fairlead.queue.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Adds, lists and changes the accounts, for the command line and the administrators' page. What is refused is an {@link
 * IllegalArgumentException} in one sentence.
 */
public final class Users {
    /** How long a one-time password is good for. */
    public static final int PASSWORD_HOURS = 72;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,79}");

    private final Statements statements;
    private final Passwords passwords;
    private final Audit audit;

    Users(Statements statements, Passwords passwords, Audit audit) {
        this.statements = statements;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** @return the one-time password for the new user, good for {@link #PASSWORD_HOURS} */
    public String add(String actor, String name, Set<Role> roles) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a user is named with small letters, digits and . _ @ + -, at most 80, not '" + printable(name)
                            + "'");
        }
        String password = passwords.oneTime();
        statements
                .one(
                        "add-account",
                        row -> row.getLong(1),
                        name,
                        passwords.hash(password),
                        FirstAdministrator.PASSWORD_HOLDS,
                        Role.codes(roles))
                .orElseThrow(() -> new IllegalArgumentException("there is a user '" + name + "' already"));
        audit.note(actor, "user_added", name, Map.of("roles", String.join(",", Role.codes(roles))));
        return password;
    }

    public List<Listed> list() {
        return statements.all("list-accounts", Listed::of);
    }

    public void changeRoles(String actor, String name, Set<Role> roles) {
        if (!roles.contains(Role.ADMINISTRATOR)) {
            requireAnotherAdministrator(name);
        }
        if (statements.run("change-roles", Role.codes(roles), name) == 0) {
            throw unknown(name);
        }
        audit.note(actor, "user_roles_changed", name, Map.of("roles", String.join(",", Role.codes(roles))));
    }

    /** Disabled, nobody signs in and no token of his is good; his sessions end now. */
    public void disable(String actor, String name, boolean disabled) {
        if (disabled) {
            requireAnotherAdministrator(name);
        }
        changed(statements.one("disable-account", row -> row.getLong(1), disabled, name), name);
        audit.note(actor, disabled ? "user_disabled" : "user_enabled", name, Map.of());
    }

    /** @return a new one-time password; the old one and every session of his end now */
    public String reset(String actor, String name) {
        String password = passwords.oneTime();
        changed(
                statements.one(
                        "reset-password",
                        row -> row.getLong(1),
                        passwords.hash(password),
                        FirstAdministrator.PASSWORD_HOLDS,
                        name),
                name);
        audit.note(actor, "password_reset", name, Map.of());
        return password;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private void requireAnotherAdministrator(String name) {
        if (statements.one("other-administrators", row -> row.getLong(1), name).orElseThrow() == 0) {
            throw new IllegalArgumentException(
                    "'" + printable(name) + "' may be the last administrator; make another one first");
        }
    }

    private static void changed(Optional<Long> id, String name) {
        id.orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no user '" + printable(name) + "'");
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{C}", "?");
    }

    /** One line of the list. */
    public record Listed(
            String name,
            Set<Role> roles,
            boolean mustChange,
            boolean elsewhere,
            boolean disabled,
            OffsetDateTime createdAt,
            OffsetDateTime signedInAt,
            int sessions,
            int tokens) {
        static Listed of(ResultSet row) throws SQLException {
            Account account = Account.of(row);
            return new Listed(
                    account.name(),
                    account.roles(),
                    account.mustChange(),
                    account.elsewhere(),
                    row.getBoolean("disabled"),
                    row.getObject("created_at", OffsetDateTime.class),
                    row.getObject("signed_in_at", OffsetDateTime.class),
                    row.getInt("sessions"),
                    row.getInt("tokens"));
        }
    }
}
