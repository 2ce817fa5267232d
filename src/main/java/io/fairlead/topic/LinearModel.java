package io.fairlead.topic;

import java.util.List;

/**
 * Weighs the features of a text for every topic; made by {@link Training}, kept by {@link ModelFile}. Immutable and
 * safe for many threads.
 *
 * @param rows for each bucket the number of its row of weights, or -1 when it was pruned
 * @param rarity for each row its inverse document frequency
 * @param weights row by row, one weight a label
 * @param temperature by which scores are divided before they become probabilities
 */
record LinearModel(
        List<String> labels, int[] rows, float[] rarity, byte[] weights, float scale, float[] bias, float temperature) {
    /** Rarities are kept in steps of this, so that a model in memory and one from a file are the same. */
    static final float RARITY_STEPS = 4096;

    /** Probability of each label, in the order of {@link #labels}. */
    double[] probabilities(Features features) {
        return HeldOut.softmax(scores(features), temperature);
    }

    double[] scores(Features features) {
        int[] sorted = features.sorted();
        int width = labels.size();
        float[] sums = new float[width];
        double norm = 0;
        for (int i = 0; i < sorted.length; ) {
            int end = i + 1;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            int row = rows[sorted[i]];
            if (row >= 0) {
                float value = value(end - i, rarity[row]);
                norm += value * value;
                int at = row * width;
                for (int label = 0; label < width; label++) {
                    sums[label] += value * weights[at + label];
                }
            }
            i = end;
        }
        double[] scores = new double[width];
        double factor = norm == 0 ? 0 : scale / Math.sqrt(norm);
        for (int label = 0; label < width; label++) {
            scores[label] = sums[label] * factor + bias[label];
        }
        return scores;
    }

    /** How much the i-th feature of a text spoke for a label, against the mean of all labels. */
    float contribution(int bucket, int label) {
        int row = rows[bucket];
        if (row < 0) {
            return 0;
        }
        int width = labels.size();
        int sum = 0;
        for (int other = 0; other < width; other++) {
            sum += weights[row * width + other];
        }
        return rarity[row] * (weights[row * width + label] - (float) sum / width);
    }

    static float value(int count, float rarity) {
        return count == 1 ? rarity : (float) (1 + Math.log(count)) * rarity;
    }
}
