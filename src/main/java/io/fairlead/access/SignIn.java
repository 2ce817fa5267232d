package io.fairlead.access;

import io.fairlead.digest.Sha256;
import io.fairlead.queue.Statements;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Name and password against the accounts. Neither the answer nor its time tells whether there is such an account: a name
 * that is not there is compared with a decoy, and locked like any other. A lock holds for one name from one address, and
 * after many more failures for the name from everywhere, but never long there: else a stranger could lock somebody out.
 */
final class SignIn {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int FREE = 5;
    private static final int FREE_FROM_EVERYWHERE = 50;
    private static final String FIRST_LOCK = "10 seconds";
    private static final String LONGEST_LOCK = "15 minutes";
    private static final String LONGEST_LOCK_FROM_EVERYWHERE = "1 minute";

    private final Statements statements;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;

    SignIn(Statements statements, Passwords passwords, Sessions sessions, Audit audit) {
        this.statements = statements;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Opens a session where name and password are right.
     *
     * @param address of the browser; an attempt counts before it is looked at
     */
    Attempt attempt(String typedName, String password, String address) {
        Attempt proof = prove(typedName, password, address);
        if (!proof.isGood()) {
            return proof;
        }
        Account account = proof.account();
        audit.note(account.name(), "signed_in", account.name(), Map.of("address", address));
        return proof.with(sessions.open(account));
    }

    /** The same without a session, for somebody who is signed in and shall say once more who he is. */
    Attempt prove(String typedName, String password, String address) {
        String name = cut(typedName.strip().toLowerCase(Locale.ROOT), LONGEST_NAME);
        byte[] here = Sha256.bytes("sign-in from\0" + address + "\0" + name);
        byte[] everywhere = Sha256.bytes("sign-in\0" + name);
        Lock lock = begin(here, FREE, LONGEST_LOCK);
        if (lock.seconds() == 0) {
            lock = lock.and(begin(everywhere, FREE_FROM_EVERYWHERE, LONGEST_LOCK_FROM_EVERYWHERE));
        }
        if (lock.seconds() > 0) {
            return Attempt.tooSoon(lock.seconds());
        }
        Optional<Credential> found =
                statements.one("find-account", row -> new Credential(Account.of(row), row.getString("password")), name);
        boolean right = passwords.matches(
                cut(password, LONGEST_PASSWORD), found.map(Credential::password).orElse(passwords.decoy()));
        if (found.isEmpty() || !right) {
            noteFailure(found, address, lock.locks());
            return Attempt.refused();
        }
        statements.run("forgive", (Object) new byte[][] {here, everywhere});
        return Attempt.good(found.get().account());
    }

    /** Only what concerns an account: else a stranger could fill the audit, and find his typing in it. */
    private void noteFailure(Optional<Credential> found, String address, int locks) {
        found.map(Credential::account).map(Account::name).ifPresent(name -> {
            audit.noteMeanwhile(name, "sign_in_failed", name, Map.of("address", address));
            if (locks > 0) {
                audit.noteMeanwhile(
                        name, "sign_in_locked", name, Map.of("address", address, "seconds", String.valueOf(locks)));
            }
        });
    }

    private Lock begin(byte[] key, int free, String longest) {
        return statements
                .one(
                        "begin-sign-in",
                        row -> new Lock(row.getInt("wait"), row.getInt("locks")),
                        key,
                        free,
                        FIRST_LOCK,
                        longest)
                .orElseThrow();
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private record Credential(Account account, String password) {}

    private record Lock(int seconds, int locks) {
        Lock and(Lock other) {
            return new Lock(Math.max(seconds, other.seconds), Math.max(locks, other.locks));
        }
    }
}
