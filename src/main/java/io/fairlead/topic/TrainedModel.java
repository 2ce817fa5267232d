package io.fairlead.topic;

import de.bwaldvogel.liblinear.SolverType;
import io.fairlead.topic.Evaluation.Outcome;
import io.fairlead.topic.Examples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A topic model with its card: start here to train one, to judge one, and to keep it. */
public final class TrainedModel {
    private static final int FOLDS = 5;
    private static final double COST = 1.2;
    /** Below this share of right answers a person had better look. */
    private static final double WORTH_TAKING = 0.5;

    private final ModelFile file;

    private TrainedModel(ModelFile file) {
        this.file = file;
    }

    /** The model that ships with Fairlead. */
    public static TrainedModel shipped() {
        return new TrainedModel(ModelFile.shipped());
    }

    public static TrainedModel read(Path path) throws IOException {
        return new TrainedModel(ModelFile.read(path));
    }

    /** Trains on all examples; confidences and scores come from five folds that were held out in turn. */
    public static TrainedModel train(Examples examples, long seed) {
        List<String> labels = examples.topics();
        if (labels.size() < 2) {
            throw new IllegalArgumentException("the examples have one topic only; give at least two");
        }
        List<Example> shuffled = new ArrayList<>(examples.all());
        Collections.shuffle(shuffled, new Random(seed));
        Training training = new Training(SolverType.L2R_L2LOSS_SVC_DUAL, COST, seed);
        HeldOut heldOut = new HeldOut(labels);
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> learnt = new ArrayList<>();
            List<Example> kept = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                (i % FOLDS == fold ? kept : learnt).add(shuffled.get(i));
            }
            LinearModel model = training.train(learnt, labels, 1);
            kept.forEach(
                    example -> heldOut.add(example.topic(), model.scores(model.known(Features.of(example.text())))));
        }
        float temperature = heldOut.temperature();
        Evaluation evaluation = heldOut.evaluation(temperature);
        ModelCard card = new ModelCard(
                seed,
                examples.hash(),
                examples.all().size(),
                heldOut.confidenceWorth(WORTH_TAKING, temperature),
                evaluation.scores());
        return new TrainedModel(new ModelFile(card, training.train(shuffled, labels, temperature)));
    }

    /** What it says of each example. */
    public Evaluation evaluate(Examples examples) {
        ModelVerdicts verdicts = new ModelVerdicts(file.model());
        return new Evaluation(examples.all().stream()
                .map(example -> {
                    Verdict verdict = verdicts.decide(CutText.of(example.text()));
                    return new Outcome(example.topic(), verdict.topic(), verdict.confidence());
                })
                .toList());
    }

    public double accuracy(Examples examples) {
        return evaluate(examples).accuracy();
    }

    /** Precision, recall and F1 of each topic. */
    public Map<String, Evaluation.Figures> figures(Examples examples) {
        return evaluate(examples).byTopic();
    }

    /** All figures, ready for JSON. */
    public Map<String, Object> report(Examples examples) {
        Evaluation evaluation = evaluate(examples);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("messages", evaluation.outcomes().size());
        report.put("accuracy", evaluation.accuracy());
        report.put("macro_f1", evaluation.macroF1());
        report.put("accuracy_80", evaluation.accuracyOfMostConfident(0.8));
        report.put("calibration_error", evaluation.calibrationError());
        report.put("topics", evaluation.byTopic());
        return report;
    }

    ModelFile file() {
        return file;
    }

    public Map<String, Double> scores() {
        return file.card().scores();
    }

    public String examplesHash() {
        return file.card().examplesHash();
    }

    public double unsureBelow() {
        return file.card().unsureBelow();
    }

    public byte[] bytes() {
        return file.bytes();
    }

    /** Writes the whole file or nothing: a running router may read it meanwhile. */
    public void write(Path path) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.write(part, bytes());
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
}
