package io.fairlead.bench;

import io.fairlead.topic.Evaluation.Outcome;
import io.fairlead.topic.Examples.Example;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;

/** OpenNLP's document categoriser with words and character 2–5-grams within them, which is better than words alone. */
final class OpenNlp implements Contender {
    @Override
    public String name() {
        return "OpenNLP";
    }

    @Override
    public Run run(List<Example> train, List<Example> test) throws IOException {
        double start = Cpu.ofThisProcess();
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ITERATIONS_PARAM, Integer.getInteger("opennlp.iterations", 100));
        parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
        parameters.put("PrintMessages", false);
        List<DocumentSample> samples = train.stream()
                .map(example -> new DocumentSample(example.topic(), words(example.text())))
                .toList();
        DoccatModel model = DocumentCategorizerME.train(
                "x-unspecified",
                new CollectionObjectStream<>(samples),
                parameters,
                new DoccatFactory(new FeatureGenerator[] {new WordGrams()}));
        double trained = Cpu.ofThisProcess();
        DocumentCategorizerME categoriser = new DocumentCategorizerME(model);
        List<Outcome> outcomes = new ArrayList<>();
        for (Example example : test) {
            double[] confidences = categoriser.categorize(words(example.text()));
            String said = categoriser.getBestCategory(confidences);
            outcomes.add(new Outcome(example.topic(), said, confidences[categoriser.getIndex(said)]));
        }
        double told = Cpu.ofThisProcess();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.serialize(bytes);
        return new Run(outcomes, trained - start, told - trained, bytes.size());
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    }
}
