package io.fairlead.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the long run ({@code -Dbench=Chaos}): a few kills. */
class ChaosTest {
    @TempDir
    private Path folder;

    @Test
    void nothing_is_lost_and_nothing_comes_twice_when_routers_and_the_database_are_killed() throws Exception {
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told);

        Reckoning reckoning = Chaos.run(
                7,
                List.of(
                        Trouble.LEADER_KILLED,
                        Trouble.POSTGRES_KILLED,
                        Trouble.LEADER_KILLED,
                        Trouble.MAIL_CUT,
                        Trouble.ROUTER_KILLED),
                4,
                Instant.MAX,
                folder,
                out);
        reckoning.print(out);

        assertThat(reckoning.faults()).as(told.toString()).isEmpty();
    }
}
