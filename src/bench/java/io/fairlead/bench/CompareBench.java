package io.fairlead.bench;

import io.fairlead.topic.Evaluation;
import io.fairlead.topic.Evaluation.Outcome;
import io.fairlead.topic.Examples.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Our topic model, Debian's fasttext and OpenNLP's document categoriser on the same split, one after the other: how often
 * each is right, and what it takes. Arguments: none for five folds of our own examples, {@code FILE.tsv|DIR} for five of
 * others, {@code banking=TRAIN.csv,TEST.csv}, or {@code clinc=data_full.json}; {@code folds=1} for the first fold only,
 * {@code only=fairlead,fasttext} for some of the three.
 */
public final class CompareBench {
    private static final List<Contender> CONTENDERS = List.of(new OurModel(), new FastText(), new OpenNlp());

    private CompareBench() {}

    public static void main(String[] arguments) throws Exception {
        List<LabelledSplit> splits = null;
        int folds = 5;
        List<String> only = CONTENDERS.stream().map(Contender::name).toList();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("banking=")) {
                splits = List.of(LabelledSplit.banking(Path.of(value.split(",")[0]), Path.of(value.split(",")[1])));
            } else if (argument.startsWith("clinc=")) {
                splits = List.of(LabelledSplit.clinc(Path.of(value)));
            } else if (argument.startsWith("folds=")) {
                folds = Integer.parseInt(value);
            } else if (argument.startsWith("only=")) {
                only = List.of(value.split(","));
            } else {
                splits = LabelledSplit.folds(Path.of(argument));
            }
        }
        splits = splits == null ? LabelledSplit.folds(Path.of("src/main/resources/topics")) : splits;
        for (Contender contender : CONTENDERS) {
            if (only.contains(contender.name())) {
                compare(contender, splits.subList(0, Math.min(folds, splits.size())));
            }
        }
    }

    private static void compare(Contender contender, List<LabelledSplit> splits) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        double training = 0;
        double telling = 0;
        long bytes = 0;
        int told = 0;
        for (LabelledSplit split : splits) {
            List<Example> asked = Stream.concat(
                            split.test().stream(), split.strange().stream().map(text -> new Example("", text)))
                    .toList();
            Contender.Run run = contender.run(split.train(), asked);
            outcomes.addAll(run.outcomes());
            training += run.training();
            telling += run.telling();
            bytes += run.bytes();
            told += asked.size();
        }
        List<Outcome> known =
                outcomes.stream().filter(outcome -> !outcome.truth().isEmpty()).toList();
        Evaluation evaluation = new Evaluation(known);
        System.out.printf(
                Locale.ROOT,
                "%-9s accuracy %.3f, surest 80 %% %.3f, calibration error %.3f; trained in %.1f s, %.0f messages/s, model %.1f MB%s%n",
                contender.name(),
                evaluation.accuracy(),
                evaluation.accuracyOfMostConfident(0.8),
                evaluation.calibrationError(),
                training / splits.size(),
                told / telling,
                bytes / 1e6 / splits.size(),
                known.size() == outcomes.size() ? "" : String.format(", strange ones told: %.3f", told(outcomes)));
    }

    /** How likely a message that belongs to a topic has a higher confidence than one that belongs to none (AUROC). */
    private static double told(List<Outcome> outcomes) {
        double won = 0;
        long pairs = 0;
        for (Outcome strange : outcomes) {
            if (!strange.truth().isEmpty()) {
                continue;
            }
            for (Outcome known : outcomes) {
                if (!known.truth().isEmpty()) {
                    won += known.confidence() > strange.confidence()
                            ? 1
                            : known.confidence() == strange.confidence() ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }
}
