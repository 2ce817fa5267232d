package io.fairlead.access;

/**
 * What became of an attempt to sign in.
 *
 * @param session null unless one was opened
 * @param account whose it is; null unless name and password are right
 * @param seconds seconds until the next attempt is looked at; 0 where it was
 */
record Attempt(Secret session, Account account, int seconds) {
    static Attempt refused() {
        return new Attempt(null, null, 0);
    }

    static Attempt tooSoon(int seconds) {
        return new Attempt(null, null, seconds);
    }

    static Attempt good(Account account) {
        return new Attempt(null, account, 0);
    }

    Attempt with(Secret opened) {
        return new Attempt(opened, account, seconds);
    }

    boolean isGood() {
        return account != null;
    }
}
