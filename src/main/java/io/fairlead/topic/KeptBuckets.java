package io.fairlead.topic;

import java.util.BitSet;

/**
 * Which of the buckets have a row of weights, and which row: a bit for each bucket and a count for each 64 of them, small
 * enough for a processor's first cache, where a table of numbers is not (rank on a bit vector, Jacobson 1989).
 */
final class KeptBuckets {
    private final long[] bits;
    private final int[] before;
    private final int size;

    private KeptBuckets(long[] bits, int[] before, int size) {
        this.bits = bits;
        this.before = before;
        this.size = size;
    }

    /** Rows are numbered in the order of their buckets. */
    static KeptBuckets of(BitSet kept) {
        long[] bits = new long[Features.BUCKETS >> 6];
        long[] set = kept.toLongArray();
        System.arraycopy(set, 0, bits, 0, set.length);
        int[] before = new int[bits.length];
        int rows = 0;
        for (int i = 0; i < bits.length; i++) {
            before[i] = rows;
            rows += Long.bitCount(bits[i]);
        }
        return new KeptBuckets(bits, before, rows);
    }

    /** The row of a bucket, or -1 when it was pruned. */
    int row(int bucket) {
        long word = bits[bucket >> 6];
        long bit = 1L << bucket;
        return (word & bit) == 0 ? -1 : before[bucket >> 6] + Long.bitCount(word & bit - 1);
    }

    /** Number of rows. */
    int size() {
        return size;
    }
}
