package io.fairlead;

import io.fairlead.queue.Database;
import io.fairlead.queue.Statements;
import io.fairlead.topic.Examples;
import io.fairlead.topic.Examples.Example;

/** The topics that people set right, as examples to learn from; masked, as the desk shows them. */
public final class Corrections {
    private Corrections() {}

    /** @throws IllegalStateException in one sentence, when the database cannot be read */
    public static Examples read(Settings settings) {
        try (Database database = QueueDatabase.openBeside(settings)) {
            return new Examples(new Statements(database.pool())
                            .all(
                                    "list-corrections",
                                    row -> new Example(
                                            row.getString("to_topic"),
                                            row.getString("text")
                                                    .replaceAll("\\s+", " ")
                                                    .strip()))
                            .stream()
                            .distinct()
                            .toList());
        }
    }
}
