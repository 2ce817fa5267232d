package io.fairlead.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.Contention;
import io.fairlead.testkit.PostgresServer;
import org.junit.jupiter.api.Test;

/** Many agents at once, killed at random in the middle of their work. */
class ContentionTest {
    private static final int TICKETS = 500;
    private static final int CLAIMERS = 32;

    @Test
    void each_ticket_is_resolved_once_and_never_held_by_two() throws Exception {
        try (Database database = PostgresServer.freshDatabase()) {
            Contention.Result result =
                    new Contention(database.pool().getJdbcUrl(), "postgres").run(TICKETS, CLAIMERS, 7);

            assertThat(result.heldByTwo()).isZero();
            assertThat(result.resolved()).isEqualTo(TICKETS);
            assertThat(result.resolvedTwice()).isZero();
            assertThat(result.killed()).isPositive();
            assertThat(result.left()).isZero();
        }
    }
}
