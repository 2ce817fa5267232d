package io.fairlead.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.topic.Examples;
import io.fairlead.topic.TrainedModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fairlead topics evaluate}: says how well a model tells the topics of labelled messages. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Says how well a model tells the topics of labelled messages.")
final class TopicsEvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE.tsv|DIR", description = "the labelled messages")
    private Path data;

    @Option(names = "--model", paramLabel = "FILE", description = "default: the model that ships")
    private Path model;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        TrainedModel trained = model == null ? TrainedModel.shipped() : TrainedModel.read(model);
        Map<String, Object> report = trained.report(Examples.read(data));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return 0;
        }
        out.printf(
                Locale.ROOT,
                "accuracy %.4f  macro-F1 %.4f  (%s messages)%n",
                report.get("accuracy"),
                report.get("macro_f1"),
                report.get("messages"));
        trained.figures(Examples.read(data))
                .forEach((topic, figures) -> out.printf(
                        Locale.ROOT,
                        "%-12s precision %.3f  recall %.3f  F1 %.3f  (%d)%n",
                        topic,
                        figures.precision(),
                        figures.recall(),
                        figures.f1(),
                        figures.count()));
        return 0;
    }
}
