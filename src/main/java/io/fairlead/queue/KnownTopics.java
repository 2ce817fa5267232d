package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells the queue what it decides by itself: what each topic requires, and when a due time is announced. */
public final class KnownTopics {
    private KnownTopics() {}

    /**
     * @param topics as {@code fairlead.know_topics} takes them
     * @param beforeMinutes how long before its due time a ticket is announced; 0 never
     * @param atMostPercent of the time that it had to wait
     * @throws IllegalStateException in one sentence, when the database does not take it
     */
    public static void know(DataSource database, String topics, int beforeMinutes, int atMostPercent) {
        try (Connection connection = database.getConnection();
                PreparedStatement know = connection.prepareStatement(SqlText.of("know-topics"));
                PreparedStatement due = connection.prepareStatement(SqlText.of("announce-due-times"))) {
            know.setString(1, topics);
            know.execute();
            due.setInt(1, beforeMinutes);
            due.setInt(2, atMostPercent);
            due.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the topics cannot be kept: " + e.getMessage(), e);
        }
    }
}
