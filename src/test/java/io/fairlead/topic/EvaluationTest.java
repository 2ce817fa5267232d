package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.topic.Evaluation.Figures;
import io.fairlead.topic.Evaluation.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final Evaluation evaluation = new Evaluation(List.of(
            new Outcome("a", "a", 0.9),
            new Outcome("a", "b", 0.6),
            new Outcome("b", "b", 0.8),
            new Outcome("b", "b", 0.7)));

    @Test
    void figures_of_a_topic_are_precision_recall_and_both_in_one() {
        assertThat(evaluation.byTopic().get("a")).isEqualTo(new Figures(1, 0.5, 2.0 / 3, 2));
        assertThat(evaluation.byTopic().get("b")).isEqualTo(new Figures(2.0 / 3, 1, 0.8, 2));
        assertThat(evaluation.macroF1()).isEqualTo((2.0 / 3 + 0.8) / 2, within(1e-9));
    }

    @Test
    void the_surest_are_counted_apart() {
        assertThat(evaluation.accuracy()).isEqualTo(0.75);
        assertThat(evaluation.accuracyOfMostConfident(0.75)).isEqualTo(1);
    }

    @Test
    void a_stated_confidence_is_compared_with_what_came_true() {
        assertThat(evaluation.calibrationError()).isEqualTo((0.1 + 0.6 + 0.2 + 0.3) / 4, within(1e-9));
    }
}
