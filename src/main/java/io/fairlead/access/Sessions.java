package io.fairlead.access;

import io.fairlead.queue.Statements;
import java.security.SecureRandom;

/** Opens and closes what a browser is signed in by; each sign-in has a secret of its own, never one it came with. */
final class Sessions {
    private final Statements statements;
    private final SecureRandom random;
    private final int hours;

    Sessions(Statements statements, SecureRandom random, int hours) {
        this.statements = statements;
        this.random = random;
        this.hours = hours;
    }

    Secret open(Account account) {
        Secret session = Secret.fresh(random, "");
        statements.run("open-session", account.id(), session.hash(), hours);
        return session;
    }

    void close(Secret session) {
        statements.run("close-session", session.hash());
    }

    void closeAll(Account account) {
        statements.run("close-sessions", account.id());
    }
}
