package io.fairlead.cli;

import io.fairlead.Corrections;
import io.fairlead.Settings;
import io.fairlead.topic.Examples;
import io.fairlead.topic.Examples.Example;
import io.fairlead.topic.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fairlead topics train}: makes a model of labelled messages; keeps the old one where the new one is worse. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Makes a model of labelled messages, lines of topic<TAB>text.")
final class TopicsTrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE.tsv|DIR", description = "the labelled messages")
    private Path data;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "where the model is written")
    private Path model;

    @Option(names = "--seed", defaultValue = "1", description = "same data and seed, same model (default: 1)")
    private long seed;

    @Option(
            names = "--test",
            paramLabel = "FILE.tsv|DIR",
            description =
                    "labelled messages to compare with the model that is there; not trained on, even if among the data")
    private Path test;

    @Option(
            names = "--with-corrections",
            description = "learn also from the topics that people set right, as the database has them, masked")
    private boolean withCorrections;

    @Option(names = "--force", description = "take the new model even if it is worse than the one that is there")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        Path folder = model.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "there is no folder " + folder + " to write the model to");
        }
        PrintWriter out = spec.commandLine().getOut();
        Examples examples = test == null ? examples(out) : examples(out).without(Examples.read(test));
        TrainedModel trained = TrainedModel.train(examples, seed);
        out.printf(
                Locale.ROOT,
                "%d examples, %d topics; held-out accuracy %.3f, macro-F1 %.3f, among the surest 80 %% %.3f%n",
                examples.all().size(),
                examples.topics().size(),
                trained.scores().get("accuracy"),
                trained.scores().get("macro_f1"),
                trained.scores().get("accuracy_80"));
        if (Files.exists(model) && !force) {
            double before = test == null
                    ? TrainedModel.read(model).scores().getOrDefault("accuracy", 0.0)
                    : TrainedModel.read(model).accuracy(Examples.read(test));
            double after = test == null ? trained.scores().get("accuracy") : trained.accuracy(Examples.read(test));
            if (after < before) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                Locale.ROOT,
                                "kept %s: the new model is worse (%.3f, was %.3f); add --force to take it all the same%n",
                                model,
                                after,
                                before);
                return 1;
            }
        }
        trained.write(model);
        out.printf("wrote %s (%d KB)%n", model, Files.size(model) / 1024);
        return 0;
    }

    private Examples examples(PrintWriter out) throws IOException {
        Examples labelled = Examples.read(data);
        if (!withCorrections) {
            return labelled;
        }
        Set<String> topics = Set.copyOf(labelled.topics());
        List<Example> corrected = Corrections.read(Settings.read(Path.of(""), System.getenv())).all().stream()
                .filter(example -> topics.contains(example.topic()))
                .toList();
        out.printf("%d corrections%n", corrected.size());
        return new Examples(Stream.concat(labelled.all().stream(), corrected.stream())
                .distinct()
                .toList());
    }
}
