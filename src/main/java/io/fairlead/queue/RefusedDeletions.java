package io.fairlead.queue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** In which chats a channel's last wish to delete a message was refused; what a router knew before it was restarted. */
public final class RefusedDeletions {
    private final Statements statements;

    public RefusedDeletions(DataSource pool) {
        this.statements = new Statements(pool);
    }

    /** By channel; empty while the database cannot be asked, since it is only said for information. */
    public Map<String, Set<String>> byChannel() {
        Map<String, Set<String>> chats = new HashMap<>();
        try {
            statements.all(
                    "refused-deletions",
                    row -> chats.computeIfAbsent(row.getString("channel"), unused -> new HashSet<>())
                            .add(row.getString("chat")));
        } catch (IllegalStateException e) {
            return Map.of();
        }
        return chats;
    }
}
