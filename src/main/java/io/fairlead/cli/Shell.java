package io.fairlead.cli;

import io.fairlead.QueueDatabase;
import io.fairlead.Settings;
import io.fairlead.queue.Database;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/** What commands have in common that work beside a running router. */
final class Shell {
    private Shell() {}

    /** Who sits at the command line, as the audit names him. */
    static String person() {
        return "shell:" + System.getProperty("user.name", "unknown");
    }

    /** The same, as what operators order is signed. */
    static String operator() {
        return System.getProperty("user.name") + " (command line)";
    }

    /** Does something in the router's database, and leaves it again. */
    static int beside(ToIntFunction<DataSource> deed) {
        Settings settings = Settings.read(Path.of(""), System.getenv());
        try (Database database = QueueDatabase.openBeside(settings)) {
            return deed.applyAsInt(database.pool());
        }
    }
}
