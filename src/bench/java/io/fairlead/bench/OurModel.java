package io.fairlead.bench;

import io.fairlead.topic.Evaluation.Outcome;
import io.fairlead.topic.Examples;
import io.fairlead.topic.Examples.Example;
import io.fairlead.topic.TrainedModel;
import java.util.List;

/** The model that {@code fairlead topics train} makes, its five calibrating trainings included. */
final class OurModel implements Contender {
    @Override
    public String name() {
        return "fairlead";
    }

    @Override
    public Run run(List<Example> train, List<Example> test) {
        double start = Cpu.ofThisProcess();
        TrainedModel model = TrainedModel.train(new Examples(train), 1);
        double trained = Cpu.ofThisProcess();
        List<Outcome> outcomes = model.evaluate(new Examples(test)).outcomes();
        return new Run(outcomes, trained - start, Cpu.ofThisProcess() - trained, model.bytes().length);
    }
}
