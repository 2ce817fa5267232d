package io.fairlead.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.PostgresServer;
import io.fairlead.testkit.QueueClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    /** The long chaos run lost messages on a server that was tuned so. */
    @ParameterizedTest
    @CsvSource({"off,on", "on,on", "remote_apply,remote_apply", "local,local"})
    void a_commit_is_written_before_it_is_told_whatever_the_database_is_tuned_for(String tuned, String used) {
        String url = PostgresServer.freshUrl();
        try (Database before = Database.external(url, "postgres", "", 2)) {
            new QueueClient(before.pool())
                    .rows("do $$ begin execute format('alter database %I set synchronous_commit = " + tuned
                            + "', current_database()); end $$");
        }

        try (Database after = Database.external(url, "postgres", "", 2)) {
            assertThat(new QueueClient(after.pool()).value("show synchronous_commit"))
                    .isEqualTo(used);
        }
    }
}
