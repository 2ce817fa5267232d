package io.fairlead.topic;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.fairlead.topic.Examples.Example;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Makes a model of examples; the same examples and seed give the same model, bit by bit. */
final class Training {
    private static final int RARE = 4;
    /** Notions are few and general beside n-grams; measured, 1 and 2 are equally good and 3 is worse. */
    private static final double NOTION_WEIGHT = 1.5;

    private final SolverType solver;
    private final double cost;
    private final long seed;

    Training(SolverType solver, double cost, long seed) {
        this.solver = solver;
        this.cost = cost;
        this.seed = seed;
    }

    LinearModel train(List<Example> examples, List<String> labels, float temperature) {
        List<int[]> texts = new ArrayList<>();
        int[] documents = new int[Features.BUCKETS];
        for (Example example : examples) {
            int[] sorted = Features.of(example.text()).sorted();
            texts.add(sorted);
            for (int i = 0; i < sorted.length; i++) {
                documents[sorted[i]] += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            }
        }
        BitSet common = new BitSet(Features.BUCKETS);
        for (int bucket = 0; bucket < Features.BUCKETS; bucket++) {
            common.set(bucket, documents[bucket] >= RARE);
        }
        KeptBuckets rows = KeptBuckets.of(common);
        float[] rarity = new float[rows.size()];
        common.stream().forEach(bucket -> {
            double weight = bucket < Features.CONCEPT_BUCKETS ? NOTION_WEIGHT : 1;
            rarity[rows.row(bucket)] =
                    WeightRows.kept((Math.log((1.0 + examples.size()) / (1.0 + documents[bucket])) + 1) * weight);
        });
        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = rows.size() + 1;
        problem.bias = 1;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = vector(texts.get(i), rows, rarity);
            problem.y[i] = labels.indexOf(examples.get(i).topic());
        }
        Parameter parameter = new Parameter(solver, cost, 0.05);
        parameter.setRandom(new Random(seed));
        Linear.disableDebugOutput();
        return compact(Linear.train(problem, parameter), labels, rows, rarity, temperature);
    }

    private static Feature[] vector(int[] sorted, KeptBuckets rows, float[] rarity) {
        List<FeatureNode> nodes = new ArrayList<>();
        double norm = 0;
        for (int i = 0; i < sorted.length; ) {
            int end = i + 1;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            int row = rows.row(sorted[i]);
            if (row >= 0) {
                float value = LinearModel.value(end - i, rarity[row]);
                norm += value * value;
                nodes.add(new FeatureNode(row + 1, value));
            }
            i = end;
        }
        double length = norm == 0 ? 1 : Math.sqrt(norm);
        nodes.forEach(node -> node.setValue(node.getValue() / length));
        nodes.add(new FeatureNode(rows.size() + 1, 1));
        return nodes.toArray(Feature[]::new);
    }

    private LinearModel compact(Model model, List<String> labels, KeptBuckets rows, float[] rarity, float temperature) {
        int width = labels.size();
        double[] trained = model.getFeatureWeights();
        int[] order = model.getLabels();
        double most = 0;
        for (double weight : trained) {
            most = Math.max(most, Math.abs(weight));
        }
        float scale = (float) (most / Byte.MAX_VALUE);
        WeightRows weights = WeightRows.of(rarity.length, width);
        for (int row = 0; row < rarity.length; row++) {
            weights.rarity(row, rarity[row]);
        }
        float[] bias = new float[width];
        // With two labels liblinear keeps one column: what speaks for the first speaks against the second.
        int columns = order.length == 2 && solver != SolverType.MCSVM_CS ? 1 : order.length;
        for (int i = 0; i < order.length; i++) {
            int sign = i >= columns ? -1 : 1;
            int column = Math.min(i, columns - 1);
            for (int row = 0; row < rarity.length; row++) {
                weights.weight(row, order[i], (int) Math.round(sign * trained[row * columns + column] / scale));
            }
            bias[order[i]] = (float) (sign * trained[rarity.length * columns + column]);
        }
        return new LinearModel(labels, rows, weights, scale, bias, temperature);
    }
}
