package io.fairlead.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How well topics were told, by the figures that operators compare models with. */
public record Evaluation(List<Outcome> outcomes) {
    public Evaluation {
        outcomes = List.copyOf(outcomes);
    }

    /** What one message was, and what was said of it. */
    public record Outcome(String truth, String said, double confidence) {
        public boolean right() {
            return truth.equals(said);
        }
    }

    /** Of one topic: how often it was right when said, how often it was found, and both in one. */
    public record Figures(double precision, double recall, double f1, int count) {}

    public double accuracy() {
        return share(outcomes);
    }

    /** Accuracy among the most confident share, 0 to 1, of the messages. */
    public double accuracyOfMostConfident(double share) {
        List<Outcome> sorted = new ArrayList<>(outcomes);
        sorted.sort(Comparator.comparing((Outcome outcome) -> -outcome.confidence()));
        return share(sorted.subList(0, (int) Math.round(sorted.size() * share)));
    }

    public double macroF1() {
        return byTopic().values().stream()
                .filter(figures -> figures.count() > 0)
                .mapToDouble(Figures::f1)
                .average()
                .orElse(0);
    }

    public Map<String, Figures> byTopic() {
        Map<String, int[]> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            int[] truth = counts.computeIfAbsent(outcome.truth(), topic -> new int[3]);
            int[] said = counts.computeIfAbsent(outcome.said(), topic -> new int[3]);
            truth[0]++;
            said[1]++;
            truth[2] += outcome.right() ? 1 : 0;
        }
        Map<String, Figures> byTopic = new TreeMap<>();
        counts.forEach((topic, count) -> {
            double precision = count[1] == 0 ? 0 : (double) count[2] / count[1];
            double recall = count[0] == 0 ? 0 : (double) count[2] / count[0];
            double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            byTopic.put(topic, new Figures(precision, recall, f1, count[0]));
        });
        return byTopic;
    }

    /** Mean gap between stated confidence and share of right answers, over ten bands of confidence. */
    public double calibrationError() {
        double[][] bands = new double[10][3];
        for (Outcome outcome : outcomes) {
            double[] band = bands[Math.min(9, (int) (outcome.confidence() * 10))];
            band[0]++;
            band[1] += outcome.confidence();
            band[2] += outcome.right() ? 1 : 0;
        }
        double gap = 0;
        for (double[] band : bands) {
            gap += Math.abs(band[1] - band[2]);
        }
        return outcomes.isEmpty() ? 0 : gap / outcomes.size();
    }

    public Map<String, Double> scores() {
        return Map.of(
                "accuracy", accuracy(),
                "macro_f1", macroF1(),
                "accuracy_80", accuracyOfMostConfident(0.8),
                "calibration_error", calibrationError());
    }

    private static double share(List<Outcome> outcomes) {
        return outcomes.isEmpty() ? 0 : outcomes.stream().filter(Outcome::right).count() / (double) outcomes.size();
    }
}
