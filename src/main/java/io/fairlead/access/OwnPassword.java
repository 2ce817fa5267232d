package io.fairlead.access;

import io.fairlead.queue.Statements;
import java.util.Map;

/** Changes the password of whoever is signed in; every browser that he was signed in with is signed out by it. */
final class OwnPassword {
    private final Statements statements;
    private final SignIn signIn;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;

    OwnPassword(Statements statements, SignIn signIn, Passwords passwords, Sessions sessions, Audit audit) {
        this.statements = statements;
        this.signIn = signIn;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** What came of it: the session to go on with, or what is to be mended as the name of a page text. */
    Change change(Account account, String old, String wished, String again, String address) {
        if (!wished.equals(again)) {
            return Change.refused("account.differs");
        }
        String complaint = wished.equals(old) ? "account.same" : Passwords.complaint(wished, account.name());
        if (!complaint.isEmpty()) {
            return Change.refused(complaint);
        }
        // The same attempts count as at the sign-in: an unwatched browser is no place to guess at either.
        Attempt attempt = signIn.prove(account.name(), old, address);
        if (!attempt.isGood()) {
            return attempt.seconds() > 0
                    ? new Change(null, "sign-in.wait", attempt.seconds())
                    : Change.refused("account.wrong");
        }
        statements.run("change-password", passwords.hash(wished), false, null, account.id());
        sessions.closeAll(account);
        audit.note(account.name(), "password_changed", account.name(), Map.of("address", address));
        return new Change(sessions.open(account), "", 0);
    }

    /** @param session to go on with; null unless it is done */
    record Change(Secret session, String complaint, int seconds) {
        static Change refused(String complaint) {
            return new Change(null, complaint, 0);
        }

        boolean isDone() {
            return session != null;
        }
    }
}
