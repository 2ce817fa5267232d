package io.fairlead.cli;

import io.fairlead.Settings;
import io.fairlead.check.Check;
import io.fairlead.config.Mistake;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads all configuration and every route file, starts nothing, connects to nothing, and lists each mistake. */
@Command(name = "check", description = "Check config/ and routes/; prints file:line: what is wrong; how to mend it.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.read(Path.of(""), System.getenv());
        List<Mistake> mistakes = Check.everything(settings);
        PrintWriter out = spec.commandLine().getOut();
        mistakes.forEach(out::println);
        if (mistakes.isEmpty()) {
            out.println("No mistakes found.");
            return 0;
        }
        spec.commandLine().getErr().println(mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes");
        return 1;
    }
}
