package io.fairlead.topic;

import io.fairlead.topic.Evaluation.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores of examples that a model had not seen: what its confidences are calibrated on. */
final class HeldOut {
    private final List<String> labels;
    private final List<Integer> truths = new ArrayList<>();
    private final List<double[]> scores = new ArrayList<>();

    HeldOut(List<String> labels) {
        this.labels = labels;
    }

    void add(String truth, double[] score) {
        truths.add(labels.indexOf(truth));
        scores.add(score);
    }

    /** The temperature under which the truth is most likely, found by golden-section search. */
    float temperature() {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(0.01);
        double high = Math.log(10);
        while (high - low > 1e-4) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss(Math.exp(left)) < loss(Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return (float) Math.exp((low + high) / 2);
    }

    Evaluation evaluation(float temperature) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            double[] probabilities = softmax(scores.get(i), temperature);
            int best = 0;
            for (int label = 1; label < probabilities.length; label++) {
                best = probabilities[label] > probabilities[best] ? label : best;
            }
            outcomes.add(new Outcome(labels.get(truths.get(i)), labels.get(best), probabilities[best]));
        }
        return new Evaluation(outcomes);
    }

    /** The confidence from which on at least this share was right, judged in bands of a fiftieth of all. */
    double confidenceWorth(double share, float temperature) {
        List<Outcome> sorted = new ArrayList<>(evaluation(temperature).outcomes());
        sorted.sort(Comparator.comparing(Outcome::confidence));
        int band = Math.max(1, sorted.size() / 50);
        double worth = 0;
        for (int from = 0; from + band <= sorted.size(); from += band) {
            long right = sorted.subList(from, from + band).stream()
                    .filter(Outcome::right)
                    .count();
            if (right >= share * band) {
                break;
            }
            worth = sorted.get(from + band - 1).confidence();
        }
        return worth;
    }

    private double loss(double temperature) {
        double loss = 0;
        for (int i = 0; i < scores.size(); i++) {
            loss -= Math.log(Math.max(1e-12, softmax(scores.get(i), temperature)[truths.get(i)]));
        }
        return loss;
    }

    static double[] softmax(double[] scores, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp((scores[i] - most) / temperature);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
