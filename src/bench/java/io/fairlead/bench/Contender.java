package io.fairlead.bench;

import io.fairlead.topic.Evaluation.Outcome;
import io.fairlead.topic.Examples.Example;
import java.io.IOException;
import java.util.List;

/** A way to tell topics that is compared with others. */
interface Contender {
    String name();

    /** Learns, then says what each message is. */
    Run run(List<Example> train, List<Example> test) throws IOException, InterruptedException;

    /**
     * What came of it.
     *
     * @param training processor's seconds of the process, since some learn in several threads
     * @param telling likewise, for all messages
     * @param bytes size of the model
     */
    record Run(List<Outcome> outcomes, double training, double telling, long bytes) {}
}
