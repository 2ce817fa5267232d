package io.fairlead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fairlead topics}: trains, judges and tries the model that says what a message is about. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Trains, judges and tries the topic model.",
        subcommands = {
            TopicsTrainCommand.class,
            TopicsEvaluateCommand.class,
            TopicsClassifyCommand.class,
            TopicsCorrectionsCommand.class
        })
public final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: train, evaluate, classify or corrections");
    }
}
