package io.fairlead.topic;

import java.util.List;

/**
 * Weighs the features of a text for every topic; made by {@link Training}, kept by {@link ModelFile}. Immutable and
 * safe for many threads.
 *
 * @param rows which buckets have a row of weights, and which
 * @param rarity for each row its inverse document frequency
 * @param weights row by row, one weight a label
 * @param temperature by which scores are divided before they become probabilities
 */
record LinearModel(
        List<String> labels,
        KeptBuckets rows,
        float[] rarity,
        byte[] weights,
        float scale,
        float[] bias,
        float temperature) {
    /** Rarities are kept in steps of this, so that a model in memory and one from a file are the same. */
    static final float RARITY_STEPS = 4096;

    /** A feature that occurs more often in one text says no more. */
    private static final int MOST_COUNTED = 100;

    private static final float[] LOG_COUNTS = logCounts();

    /** Probability of each label, in the order of {@link #labels}. */
    double[] probabilities(Features features) {
        return HeldOut.softmax(scores(features), temperature);
    }

    double[] scores(Features features) {
        int width = labels.size();
        int[] distinct = new int[features.size()];
        byte[] counts = new byte[rarity.length];
        int known = 0;
        for (int i = 0; i < features.size(); i++) {
            int row = rows.row(features.bucket(i));
            if (row >= 0) {
                if (counts[row] == 0) {
                    distinct[known++] = row;
                }
                counts[row] += counts[row] < MOST_COUNTED ? 1 : 0;
            }
        }
        float[] sums = new float[width];
        double norm = 0;
        for (int i = 0; i < known; i++) {
            int row = distinct[i];
            float value = LOG_COUNTS[counts[row]] * rarity[row];
            norm += value * value;
            int at = row * width;
            for (int label = 0; label < width; label++) {
                sums[label] += value * weights[at + label];
            }
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
        int row = rows.row(bucket);
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
        return LOG_COUNTS[Math.min(count, MOST_COUNTED)] * rarity;
    }

    private static float[] logCounts() {
        float[] logs = new float[MOST_COUNTED + 1];
        for (int count = 1; count <= MOST_COUNTED; count++) {
            logs[count] = (float) (1 + Math.log(count));
        }
        return logs;
    }
}
