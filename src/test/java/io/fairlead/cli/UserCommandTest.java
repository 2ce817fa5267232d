package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command line says before any database is needed; what it does there, {@code TokenTest} shows. */
class UserCommandTest {
    private final StringWriter said = new StringWriter();

    @Test
    void the_help_names_every_deed() {
        assertThat(run("user", "--help")).isZero();
        assertThat(said.toString())
                .contains("add", "list", "role", "disable", "enable", "reset", "token", "tokens", "revoke");
    }

    @Test
    void a_role_that_there_is_not_is_wrong_usage() {
        assertThat(run("user", "add", "mei", "--role", "boss")).isEqualTo(2);
        assertThat(said.toString()).contains("not 'boss'");
        assertThat(run("user")).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine commands = Fairlead.commandLine();
        commands.setOut(new PrintWriter(said, true));
        commands.setErr(new PrintWriter(said, true));
        return commands.execute(arguments);
    }
}
