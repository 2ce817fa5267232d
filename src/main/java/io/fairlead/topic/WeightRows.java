package io.fairlead.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The rows of a model: of each feature that it knows a weight for every label, and beside them its rarity, so that both come
 * with one look into memory.
 */
final class WeightRows {
    /** Rarities are kept in steps of this, so that a model in memory and one from a file are the same. */
    private static final float STEPS = 4096;

    private static final int RARITY_BYTES = 2;

    private final int labels;
    private final int stride;
    private final byte[] bytes;

    private WeightRows(int labels, byte[] bytes) {
        this.labels = labels;
        this.stride = labels + RARITY_BYTES;
        this.bytes = bytes;
    }

    /** Rows without weights yet. */
    static WeightRows of(int size, int labels) {
        return new WeightRows(labels, new byte[size * (labels + RARITY_BYTES)]);
    }

    /** The nearest rarity that can be kept. */
    static float kept(double rarity) {
        return Math.round(rarity * STEPS) / STEPS;
    }

    int size() {
        return bytes.length / stride;
    }

    /** @param rarity inverse document frequency of the row's feature */
    void rarity(int row, float rarity) {
        steps(row, Math.round(rarity * STEPS));
    }

    /** The rarity as a file keeps it, below 2^16. */
    int steps(int row) {
        return steps(bytes, row * stride + labels);
    }

    void steps(int row, int steps) {
        bytes[row * stride + labels] = (byte) (steps >> 8);
        bytes[row * stride + labels + 1] = (byte) steps;
    }

    /** Reads the weights of a row, a byte each. */
    void read(int row, DataInput in) throws IOException {
        in.readFully(bytes, row * stride, labels);
    }

    void write(int row, DataOutput out) throws IOException {
        out.write(bytes, row * stride, labels);
    }

    void weight(int row, int label, int weight) {
        bytes[row * stride + label] = (byte) weight;
    }

    /** Bytes from one row of {@link #copy} to the next. */
    int stride() {
        return stride;
    }

    /** Puts a row, its weights first, at a place among others. */
    void copy(int row, byte[] to, int place) {
        System.arraycopy(bytes, row * stride, to, place * stride, stride);
    }

    /** The rarity of a row that was copied. */
    float copiedRarity(byte[] copies, int place) {
        return steps(copies, place * stride + labels) / STEPS;
    }

    private static int steps(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
