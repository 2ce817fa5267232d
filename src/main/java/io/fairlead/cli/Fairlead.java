package io.fairlead.cli;

import io.fairlead.config.ConfigException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code fairlead} command. Exit codes: 0 done, 1 a finding or a failure, 2 wrong usage. */
@Command(
        name = "fairlead",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        description = "Many channels, one queue: an omnichannel inbound message router.",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            TryCommand.class,
            ImportCommand.class,
            UserCommand.class,
            ForgetCommand.class,
            KeyCommand.class,
            QuarantineCommand.class,
            WebhooksCommand.class,
            ScanCommand.class,
            TopicsCommand.class
        })
public final class Fairlead {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean debug;

    /** Entry point of the process. */
    public static void main(String[] args) {
        LogFormat.choose();
        int code = commandLine().execute(args);
        System.exit(code);
    }

    /** The command line as tests run it too, in process. */
    public static CommandLine commandLine() {
        Fairlead root = new Fairlead();
        CommandLine commands = new CommandLine(root);
        commands.setUsageHelpAutoWidth(true);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (root.debug) {
                failure.printStackTrace(command.getErr());
            } else {
                command.getErr().println(sentence(failure));
            }
            return 1;
        });
        return commands;
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof ConfigException) {
            return message;
        }
        if (failure instanceof NoSuchFileException) {
            return "fairlead: there is no " + message;
        }
        return "fairlead: " + message.lines().findFirst().orElse(message);
    }
}
