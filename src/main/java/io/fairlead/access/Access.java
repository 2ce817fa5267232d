package io.fairlead.access;

import io.fairlead.queue.Statements;
import io.fairlead.web.Gate;
import io.fairlead.web.PageTexts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** All that has to do with who may come in, on one database; the composition root binds its parts. */
public final class Access {
    private final SecureRandom random = new SecureRandom();
    private final Limits limits;
    private final Statements statements;
    private final Passwords passwords;
    private final Audit audit;
    private final Sessions sessions;
    private final OidcProvider provider;
    private final VouchedAccounts vouched;

    /** @param oidc the identity provider, if there is one; it is not asked before it is needed */
    public Access(DataSource database, Limits limits, Optional<OidcSettings> oidc) {
        this.limits = limits;
        this.statements = new Statements(database, "access/");
        this.passwords = new Passwords(random);
        this.audit = new Audit(statements);
        this.sessions = new Sessions(statements, random, limits.sessionHours());
        this.provider = oidc.map(OidcProvider::new).orElse(null);
        this.vouched = oidc.map(OidcSettings::issuer)
                .map(issuer -> new VouchedAccounts(statements, issuer))
                .orElse(null);
    }

    public Limits limits() {
        return limits;
    }

    public Gate gate(Clock clock) {
        return new Doorkeeper(
                new Visitors(statements, limits.idleMinutes(), provider, vouched), new Allowance(clock), limits);
    }

    public SignInDoor signInDoor(PageTexts texts) {
        boolean elsewhere = provider != null && provider.settings().signsIn();
        return new SignInDoor(signIn(), sessions, audit, texts, elsewhere);
    }

    public OidcDoor oidcDoor() {
        return new OidcDoor(provider, vouched, sessions, audit, random);
    }

    public AccountDoor accountDoor(PageTexts texts) {
        return new AccountDoor(new OwnPassword(statements, signIn(), passwords, sessions, audit), tokens(), texts);
    }

    public Users users() {
        return new Users(statements, passwords, audit);
    }

    public Tokens tokens() {
        return new Tokens(statements, random, audit);
    }

    /** The one-time password of the first administrator, where there is no account yet; see {@link FirstAdministrator}. */
    public Optional<String> firstPassword(boolean again) {
        return new FirstAdministrator(statements, passwords, audit).password(again);
    }

    private SignIn signIn() {
        return new SignIn(statements, passwords, sessions, audit);
    }
}
