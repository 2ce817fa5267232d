package io.fairlead;

import io.fairlead.queue.Database;
import io.fairlead.queue.SqlText;
import io.fairlead.topic.Examples;
import io.fairlead.topic.Examples.Example;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The topics that people set right, as examples to learn from; masked, as the desk shows them. */
public final class Corrections {
    private Corrections() {}

    /** @throws IllegalStateException in one sentence, when the database cannot be read */
    public static Examples read(Settings settings) {
        try (Database database = QueueDatabase.openBeside(settings);
                Connection connection = database.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(SqlText.of("list-corrections"));
                ResultSet rows = statement.executeQuery()) {
            List<Example> examples = new ArrayList<>();
            while (rows.next()) {
                examples.add(new Example(
                        rows.getString("to_topic"),
                        rows.getString("text").replaceAll("\\s+", " ").strip()));
            }
            return new Examples(examples.stream().distinct().toList());
        } catch (SQLException e) {
            throw new IllegalStateException("the corrections cannot be read: " + e.getMessage(), e);
        }
    }
}
