package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.event.SigningSecret;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The words of the command; what it does is {@code DeliveriesTest}'s. */
class WebhooksCommandTest {
    private final StringWriter said = new StringWriter();

    @Test
    void what_is_meant_and_why_must_be_said() {
        assertThat(run("webhooks", "drop", "crm", "--all")).isEqualTo(2);
        assertThat(said.toString()).contains("--why");
    }

    @Test
    void it_has_its_deeds() {
        assertThat(run("webhooks", "--help")).isZero();
        assertThat(said.toString()).contains("list", "dead", "replay", "drop", "stop", "resume", "secret");
    }

    @Test
    void it_makes_a_secret_that_can_be_used() {
        assertThat(run("webhooks", "secret")).isZero();
        assertThat(SigningSecret.of(said.toString().strip())).isNotNull();
    }

    private int run(String... arguments) {
        CommandLine commands = Fairlead.commandLine();
        commands.setOut(new PrintWriter(said, true));
        commands.setErr(new PrintWriter(said, true));
        return commands.execute(arguments);
    }
}
