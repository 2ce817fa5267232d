package io.fairlead.cli;

import io.fairlead.Keeping;
import io.fairlead.Settings;
import io.fairlead.queue.Forgetting.Forgotten;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forgets a customer at his own request; without {@code --yes} it only says what would go. */
@Command(
        name = "forget",
        description = {
            "Destroy what is kept of a customer: originals, files, the words of his messages, his name and addresses.",
            "His tickets stay as numbers. Without --yes it only counts what would go."
        })
final class ForgetCommand implements Callable<Integer> {
    @Option(
            names = "--customer",
            required = true,
            paramLabel = "ID",
            description = "the customer's id as a ticket has it: mailto:ann@example.org, telegram:42")
    private String customer;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the audit; needed with --yes")
    private String reason;

    @Option(names = "--yes", description = "Do it; nobody can undo it.")
    private boolean really;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (really && (reason == null || reason.isBlank())) {
            throw new ParameterException(spec.commandLine(), "say why with --reason: the audit keeps it");
        }
        Settings settings = Settings.read(Path.of(""), System.getenv());
        try (Keeping keeping = Keeping.open(settings, Clock.systemUTC())) {
            Optional<Forgotten> forgotten = keeping.forget(customer, Shell.person(), reason, really);
            if (forgotten.isEmpty()) {
                throw new IllegalStateException("nothing is known of " + customer);
            }
            tell(forgotten.get());
        }
        return 0;
    }

    private void tell(Forgotten what) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s: the words of %d messages in %d tickets, %d originals, %d files, %d notices, %d in quarantine%n",
                really ? "destroyed" : "would destroy",
                what.messages(),
                Math.max(0, what.tickets()),
                what.originals(),
                what.files(),
                what.notices(),
                what.quarantined());
        out.println(
                really
                        ? "PostgreSQL drops the old rows with its next vacuum; backups and the source keep theirs."
                        : "Nothing has been changed. Add --yes and --reason to do it.");
        out.flush();
    }
}
