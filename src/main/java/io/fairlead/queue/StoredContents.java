package io.fairlead.queue;

import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Which contents of attachments the queue still speaks of. */
public final class StoredContents {
    private final Statements statements;

    public StoredContents(DataSource pool) {
        this.statements = new Statements(pool);
    }

    /**
     * Of these hashes, those that no message has.
     *
     * @throws IllegalStateException when the database cannot be asked: then none may be removed
     */
    public Set<String> unwanted(Set<String> hashes) {
        return new HashSet<>(
                statements.all("unwanted-contents", row -> row.getString(1), (Object) hashes.toArray(String[]::new)));
    }
}
