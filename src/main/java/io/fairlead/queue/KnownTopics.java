package io.fairlead.queue;

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
        Statements statements = new Statements(database);
        statements.call("know-topics", topics);
        statements.call("announce-due-times", beforeMinutes, atMostPercent);
    }
}
