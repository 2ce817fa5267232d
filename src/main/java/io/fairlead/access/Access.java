package io.fairlead.access;

import io.fairlead.web.Gate;
import io.fairlead.web.PageTexts;
import java.security.SecureRandom;
import java.util.Optional;
import javax.sql.DataSource;

/** All that has to do with who may come in, on one database; the composition root binds its parts. */
public final class Access {
    private final Statements statements;
    private final Passwords passwords;
    private final Audit audit;
    private final Sessions sessions;
    private final Limits limits;

    public Access(DataSource database, Limits limits) {
        SecureRandom random = new SecureRandom();
        this.limits = limits;
        this.statements = new Statements(database);
        this.passwords = new Passwords(random);
        this.audit = new Audit(statements);
        this.sessions = new Sessions(statements, random, limits.sessionHours());
    }

    public Gate gate() {
        return new Doorkeeper(new Visitors(statements, limits.idleMinutes()));
    }

    public SignInDoor signInDoor(PageTexts texts) {
        return new SignInDoor(signIn(), sessions, audit, texts);
    }

    public AccountDoor accountDoor(PageTexts texts) {
        return new AccountDoor(new OwnPassword(statements, signIn(), passwords, sessions, audit), texts);
    }

    public Users users() {
        return new Users(statements, passwords, audit);
    }

    /** The one-time password of the first administrator, where there is no account yet; see {@link FirstAdministrator}. */
    public Optional<String> firstPassword(boolean again) {
        return new FirstAdministrator(statements, passwords, audit).password(again);
    }

    private SignIn signIn() {
        return new SignIn(statements, passwords, sessions, audit);
    }

    /**
     * How long a session lives.
     *
     * @param idleMinutes without a request
     * @param sessionHours in all, however busy
     */
    public record Limits(int idleMinutes, int sessionHours) {}
}
