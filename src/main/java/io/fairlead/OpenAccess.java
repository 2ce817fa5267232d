package io.fairlead;

import io.fairlead.access.Access;
import io.fairlead.queue.Database;

/** Users and tokens beside a running router, or without one: on the same database. */
public final class OpenAccess implements AutoCloseable {
    private final Database database;
    private final Access access;

    private OpenAccess(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    /** @throws IllegalStateException in one sentence, when the database cannot be used */
    public static OpenAccess open(Settings settings) {
        Database database = QueueDatabase.openBeside(settings);
        return new OpenAccess(database, AccessDoors.open(settings, database.pool()));
    }

    public Access access() {
        return access;
    }

    @Override
    public void close() {
        database.close();
    }
}
