package io.fairlead;

import io.fairlead.config.ConfigException;
import io.fairlead.config.Mistakes;
import io.fairlead.queue.Database;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Opens the database that the settings name; where they name none, the embedded one. */
public final class QueueDatabase {
    private static final int FOR_A_COMMAND = 2;

    private QueueDatabase() {}

    /** The router's own. */
    static Database open(Settings settings) {
        int connections = settings.number("fairlead.db.connections");
        return open(settings, connections, data -> Database.embedded(data, connections));
    }

    /** For a command that works beside a router, or alone. */
    public static Database openBeside(Settings settings) {
        return open(settings, FOR_A_COMMAND, data -> Database.embeddedOrRunning(data, FOR_A_COMMAND));
    }

    private static Database open(Settings settings, int connections, Function<Path, Database> embedded) {
        return settings.find("fairlead.db.url")
                .map(url -> Database.external(
                        url, settings.text("fairlead.db.user"), settings.text("fairlead.db.password"), connections))
                .orElseGet(() -> embedded.apply(settings.folder("fairlead.data")));
    }

    /** Mistakes of the operator come first; a database that is open by then is closed again. */
    static Database opened(CompletableFuture<Database> opening, Mistakes mistakes) {
        try {
            mistakes.throwIfAny();
        } catch (ConfigException e) {
            opening.handle((database, failure) -> {
                        if (database != null) {
                            database.close();
                        }
                        return failure;
                    })
                    .join();
            throw e;
        }
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
