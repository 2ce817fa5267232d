package io.fairlead.incident;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words with the weight that each has among them; of length one, so that likeness is from 0 to 1. */
record Terms(Map<String, Double> weights) {
    /** A message of one word ("hello") is like too many others. */
    private static final int FEWEST = 2;

    private static final int MOST = 40;

    static Terms of(String text, Commonness common) {
        Map<String, Double> weights = new HashMap<>();
        TellingWords.of(text).forEach(term -> weights.put(term, common.weight(term)));
        return normal(weights);
    }

    /** What several have in common. */
    static Terms middle(Collection<Terms> all) {
        Map<String, Double> sum = new HashMap<>();
        all.forEach(one -> one.weights.forEach((term, weight) -> sum.merge(term, weight, Double::sum)));
        return normal(sum);
    }

    /** Of terms that were kept. */
    static Terms normal(Map<String, Double> weights) {
        List<Map.Entry<String, Double>> heaviest = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .toList();
        double squares = heaviest.stream()
                .mapToDouble(entry -> entry.getValue() * entry.getValue())
                .sum();
        Map<String, Double> normal = new LinkedHashMap<>();
        heaviest.forEach(entry -> normal.put(entry.getKey(), entry.getValue() / Math.max(1e-9, Math.sqrt(squares))));
        return new Terms(normal);
    }

    boolean tells() {
        return weights.size() >= FEWEST;
    }

    double likeness(Terms other) {
        Map<String, Double> few = weights.size() < other.weights.size() ? weights : other.weights;
        Map<String, Double> many = few == weights ? other.weights : weights;
        double sum = 0;
        for (Map.Entry<String, Double> term : few.entrySet()) {
            sum += term.getValue() * many.getOrDefault(term.getKey(), 0.0);
        }
        return sum;
    }
}
