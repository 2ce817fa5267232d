package io.fairlead.topic;

import java.util.Map;

/**
 * What a model file says about itself.
 *
 * @param examplesHash SHA-256 of the examples it was trained on
 * @param unsureBelow confidence under which its word should not be taken, fitted on held-out folds
 * @param scores held-out figures by name: accuracy, macro_f1, accuracy_80, ece
 */
record ModelCard(long seed, String examplesHash, int examples, double unsureBelow, Map<String, Double> scores) {
    ModelCard {
        scores = Map.copyOf(scores);
    }
}
