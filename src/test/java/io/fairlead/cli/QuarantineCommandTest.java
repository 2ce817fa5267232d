package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The words of the command; what it does is {@code QuarantineTest}'s. */
class QuarantineCommandTest {
    private final StringWriter said = new StringWriter();

    @Test
    void a_replay_that_names_nothing_is_wrong_usage() {
        assertThat(run("quarantine", "drop", "3")).isEqualTo(2);
        assertThat(said.toString()).contains("--why");
    }

    @Test
    void it_has_the_four_deeds() {
        assertThat(run("quarantine", "--help")).isZero();
        assertThat(said.toString()).contains("list", "show", "replay", "drop");
    }

    private int run(String... arguments) {
        CommandLine commands = Fairlead.commandLine();
        commands.setOut(new PrintWriter(said, true));
        commands.setErr(new PrintWriter(said, true));
        return commands.execute(arguments);
    }
}
