package io.fairlead.topic;

import java.util.List;

/**
 * Weighs the features of a text for every topic; made by {@link Training}, kept by {@link ModelFile}. Immutable and
 * safe for many threads.
 *
 * @param rows which buckets have a row of weights, and which
 * @param weights row by row, one weight a label, and the rarity of each
 * @param temperature by which scores are divided before they become probabilities
 */
record LinearModel(
        List<String> labels, KeptBuckets rows, WeightRows weights, float scale, float[] bias, float temperature) {
    /** A feature that occurs more often in one text says no more. */
    private static final int MOST_COUNTED = 100;
    /** Labels that are summed up at a time. */
    private static final int ABREAST = 8;

    private static final float[] LOG_COUNTS = logCounts();

    double[] probabilities(Features features) {
        return probabilities(known(features));
    }

    /** Probability of each label, in the order of {@link #labels}. */
    double[] probabilities(Known known) {
        return HeldOut.softmax(scores(known), temperature);
    }

    double[] scores(Known known) {
        int width = labels.size();
        double norm = 0;
        for (int i = 0; i < known.size; i++) {
            norm += known.values[i] * known.values[i];
        }
        double[] scores = new double[width];
        double factor = norm == 0 ? 0 : scale / Math.sqrt(norm);
        for (int label = 0; label < width; label += ABREAST) {
            if (label + ABREAST <= width) {
                abreast(known, label, scores);
            } else {
                for (int rest = label; rest < width; rest++) {
                    scores[rest] = one(known, rest);
                }
            }
        }
        for (int label = 0; label < width; label++) {
            scores[label] = scores[label] * factor + bias[label];
        }
        return scores;
    }

    /**
     * The features of a text that the model knows.
     *
     * @param places for each feature the place of its row, -1 when the model does not know it
     * @param values what each row is multiplied with
     * @param weights the rows, each once
     * @param size how many rows there are
     */
    record Known(Features features, int[] places, float[] values, byte[] weights, int size) {}

    Known known(Features features) {
        int slots = Integer.highestOneBit(Math.max(1, features.size())) << 2;
        int[] slotOf = new int[slots];
        int[] places = new int[features.size()];
        int[] found = new int[features.size()];
        float[] values = new float[features.size()];
        byte[] ofRows = new byte[features.size() * weights.stride()];
        int size = 0;
        for (int i = 0; i < features.size(); i++) {
            int row = rows.row(features.bucket(i));
            places[i] = -1;
            if (row >= 0) {
                int slot = row * 0x9E3779B1 >>> 7 & slots - 1;
                while (slotOf[slot] != 0 && found[slotOf[slot] - 1] != row) {
                    slot = slot + 1 & slots - 1;
                }
                if (slotOf[slot] == 0) {
                    // All that memory holds of the row is fetched now, while the next features are looked up.
                    weights.copy(row, ofRows, size);
                    found[size] = row;
                    slotOf[slot] = ++size;
                }
                places[i] = slotOf[slot] - 1;
                values[places[i]]++;
            }
        }
        for (int i = 0; i < size; i++) {
            values[i] = value((int) values[i], weights.copiedRarity(ofRows, i));
        }
        return new Known(features, places, values, ofRows, size);
    }

    /** Sums in local variables, which a compiler keeps in registers. */
    private void abreast(Known known, int label, double[] scores) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int stride = weights.stride();
        byte[] rows = known.weights;
        for (int i = 0; i < known.size; i++) {
            int at = i * stride + label;
            float value = known.values[i];
            a += value * rows[at];
            b += value * rows[at + 1];
            c += value * rows[at + 2];
            d += value * rows[at + 3];
            e += value * rows[at + 4];
            f += value * rows[at + 5];
            g += value * rows[at + 6];
            h += value * rows[at + 7];
        }
        float[] sums = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < ABREAST; i++) {
            scores[label + i] = sums[i];
        }
    }

    private float one(Known known, int label) {
        float sum = 0;
        for (int i = 0; i < known.size; i++) {
            sum += known.values[i] * known.weights[i * weights.stride() + label];
        }
        return sum;
    }

    /** How much each feature of a text spoke for a label. */
    float[] contributions(Known known, int label) {
        int stride = weights.stride();
        float[] ofRow = new float[known.size];
        for (int i = 0; i < known.size; i++) {
            ofRow[i] = known.values[i] * known.weights[i * stride + label];
        }
        float[] contributions = new float[known.places.length];
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = known.places[i] < 0 ? 0 : ofRow[known.places[i]];
        }
        return contributions;
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
