package io.fairlead.cli;

import io.fairlead.Corrections;
import io.fairlead.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fairlead topics corrections}: what people set right, to look at and to keep beside one's own examples. */
@Command(
        name = "corrections",
        mixinStandardHelpOptions = true,
        description = "Prints the topics that people set right, lines of topic<TAB>masked text.")
final class TopicsCorrectionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Corrections.read(Settings.read(Path.of(""), System.getenv()))
                .all()
                .forEach(example -> out.println(example.topic() + "\t" + example.text()));
        out.flush();
        return 0;
    }
}
