package io.fairlead.queue;

import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server of our own does when its process ends. */
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void a_server_that_was_killed_comes_back_by_itself_with_everything_that_was_committed() throws Exception {
        try (Database database = Database.embedded(folder, 2)) {
            run(database, "create table kept as select 7 as seven");

            kill();

            RunningApp.await(() -> answers(database));
            run(database, "insert into kept select seven + 1 from kept");
        }
    }

    private void kill() throws IOException {
        long server = Long.parseLong(
                Files.readAllLines(folder.resolve("postgresql/postmaster.pid")).get(0));
        ProcessHandle process = ProcessHandle.of(server).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static boolean answers(Database database) {
        try {
            run(database, "select seven from kept");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
